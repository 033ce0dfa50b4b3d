"""Forms for officers of an agency that takes part already."""

from collections.abc import Iterable
from typing import Any

from django import forms

from agencies.models import Agency, Officer


class OfficerForm(forms.ModelForm):  # type: ignore[type-arg]
    """One more officer who will transmit tickets."""

    class Meta:
        model = Officer
        fields = (
            "title",
            "first_name",
            "middle_name",
            "last_name",
            "suffix",
            "leo_number",
            "dps_username",
            "email",
        )
        help_texts = {
            "title": "For example Officer or Trooper.",
            "leo_number": "One capital letter and four digits, for example A1234.",
            "email": "Letters to the officer go here; without it they go to the point of contact.",
        }


class RecordOfficersForm(forms.Form):
    """DPS ticks the officers whose TraCS records it has created."""

    officers = forms.ModelMultipleChoiceField(
        queryset=Officer.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "No officer was chosen. Tick the officers whose TraCS record you have created."},
    )
    note = forms.CharField(label="Note", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, waiting: Iterable[Officer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["officers"]
        if isinstance(field, forms.ModelMultipleChoiceField):
            field.queryset = Officer.objects.filter(pk__in=[officer.pk for officer in waiting])
            field.label = "Officers"


class AgencyForm(forms.ModelForm):  # type: ignore[type-arg]
    """DPS corrects an agency's record, with a reason."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    note = forms.CharField(label="Reason", max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))

    class Meta:
        model = Agency
        fields = ("name", "judiciary_code", "street", "city", "region", "postal_code", "phone", "interchange_code")
