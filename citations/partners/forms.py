"""The form of a new partner, and the filters of the list."""

from typing import Any

from django import forms
from django.db.models import Q

from agencies.models import Agency
from citations.layout.version import COURT
from citations.models import Partner, RecordLayout
from workflow.filters import ListFilters


class PartnerForm(forms.ModelForm):  # type: ignore[type-arg] # subscripting it needs a patch at run time
    """A system that will send files for an agency."""

    class Meta:
        model = Partner
        fields = ("agency", "name", "folder", "email", "rhythm_days")
        labels = {
            "name": "Name of the system",
            "folder": "Name of its folder",
            "email": "Address for acknowledgements",
            "rhythm_days": "Days between files at most",
        }
        help_texts = {
            "agency": "Agencies that have a code in citation files.",
            "name": "What its people call it, such as “Maple records system”.",
            "folder": "Small letters, digits and hyphens. Files for the folder are put into “in” below it.",
            "email": "Gets a letter with the totals of each file. Leave it empty if nobody reads them.",
            "rhythm_days": "After so many days without a file it is shown as late. Leave it empty if it sends as it likes.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agency = self.fields["agency"]
        assert isinstance(agency, forms.ModelChoiceField)
        agency.queryset = Agency.objects.exclude(interchange_code="").order_by("name")
        agency.empty_label = "Choose an agency"


class RhythmForm(forms.ModelForm):  # type: ignore[type-arg] # subscripting it needs a patch at run time
    """How often a system sends."""

    class Meta:
        model = Partner
        fields = ("rhythm_days",)
        labels = PartnerForm.Meta.labels
        help_texts = PartnerForm.Meta.help_texts


class LayoutForm(forms.ModelForm):  # type: ignore[type-arg] # subscripting it needs a patch at run time
    """In which layout a system writes: one that is offered, or the one it has."""

    class Meta:
        model = Partner
        fields = ("layout",)
        labels = {"layout": "Layout"}
        help_texts = {"layout": "Files that came before stay as they were read."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        layout = self.fields["layout"]
        assert isinstance(layout, forms.ModelChoiceField)
        layout.queryset = RecordLayout.objects.filter(Q(is_offered=True) | Q(pk=self.instance.layout_id)).order_by(
            "label"
        )
        layout.empty_label = f"{COURT.label}, the court's own"


class PartnerFilters(ListFilters):
    """By name of the system or its agency, and those that are late."""

    late = forms.BooleanField(label="Late only", required=False)
