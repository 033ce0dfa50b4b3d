"""The Information Package as a form. Everything may be empty in a draft; what is missing is named before submitting."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from agencies.models import Officer
from onboarding.attestations import Item
from onboarding.models import InformationPackage

DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class PackageForm(forms.Form):
    """Authorisation, statements, and for each officer whether they are in it and when they begin."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    head_name = forms.CharField(label="Head of department who authorised", max_length=100, required=False)
    head_authorised_on = forms.DateField(label="Day of the authorisation", required=False, widget=DATE)
    attested = forms.MultipleChoiceField(
        label="I confirm that", choices=Item.choices, widget=forms.CheckboxSelectMultiple, required=False
    )
    message = forms.CharField(
        label="Message to DPS", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, package: InformationPackage, officers: Iterable[Officer], **kwargs: Any) -> None:
        self.package, self.officers = package, list(officers)
        chosen = {row.officer_id: row.expected_start for row in package.rows.all()}
        kwargs["initial"] = {
            "version": package.version,
            "head_name": package.head_name,
            "head_authorised_on": package.head_authorised_on,
            "attested": [attestation.item for attestation in package.attestations.all()],
            "message": package.message,
        }
        super().__init__(*args, **kwargs)
        for officer in self.officers:
            self.fields[f"in-{officer.pk}"] = forms.BooleanField(
                label=officer.full_name, required=False, initial=officer.pk in chosen
            )
            self.fields[f"on-{officer.pk}"] = forms.DateField(
                label=f"Expected first day of {officer.full_name}",
                required=False,
                widget=DATE,
                initial=chosen.get(officer.pk) or officer.expected_start,
            )

        for name, field in self.fields.items():
            # A draft may lack them, a package may not: so their labels must not say "optional".
            setattr(field, "is_needed_later", name != "message")  # noqa: B010 - the template asks for it

    @property
    def officer_rows(self) -> list[tuple[Officer, forms.BoundField, forms.BoundField]]:
        """Each officer with the two fields."""
        return [(officer, self[f"in-{officer.pk}"], self[f"on-{officer.pk}"]) for officer in self.officers]

    def clean_head_authorised_on(self) -> date | None:
        """Not a day to come."""
        day: date | None = self.cleaned_data["head_authorised_on"]
        if day and day > timezone.localdate():
            raise ValidationError("This day has not come yet. Give the day on which the head authorised the purchase.")
        return day

    def clean(self) -> dict[str, Any]:
        """Expected days lie ahead."""
        cleaned = super().clean() or {}
        today = timezone.localdate()
        for officer in self.officers:
            day = cleaned.get(f"on-{officer.pk}")
            if cleaned.get(f"in-{officer.pk}") and day and day < today:
                self.add_error(
                    f"on-{officer.pk}",
                    f"This day has passed. Give the day on which {officer.full_name} will begin to issue e-tickets.",
                )
        return cleaned

    @property
    def chosen(self) -> dict[Officer, date | None]:
        """The officers of the package with their expected first days."""
        return {
            officer: self.cleaned_data[f"on-{officer.pk}"]
            for officer in self.officers
            if self.cleaned_data[f"in-{officer.pk}"]
        }
