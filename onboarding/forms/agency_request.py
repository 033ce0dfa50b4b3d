"""The head's request as a form: the agency, its point of contact, its officers (B-6.1, B-6.2)."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q

from agencies import validators
from agencies.logos import clean_logo
from agencies.models import Agency, Officer, PocType
from agencies.models.officer import ACTIVE
from onboarding.models import Rms
from workflow.scanning.fields import ScannedFileField

POC_DUTY = "The point of contact coordinates testing, implementation and troubleshooting, and has agreed to do so"


class AgencyRequestForm(forms.Form):
    """Agency and point of contact."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    rms = forms.ChoiceField(label="Records management system", choices=Rms.choices, widget=forms.RadioSelect)
    is_installed = forms.BooleanField(
        label="The e-ticket hardware and software have been bought and installed",
        error_messages={"required": "Confirm that hardware and software are bought and installed."},
    )
    name = forms.CharField(label="Name of the agency", max_length=100, help_text="As it will be shown on the e-ticket.")
    judiciary_code = forms.CharField(
        label="Judiciary Code",
        max_length=4,
        validators=[validators.judiciary_code],
        help_text="Four digits, for example 9000.",
    )
    street = forms.CharField(label="Street address", max_length=120, help_text="Printed on the head of warnings.")
    city = forms.CharField(max_length=60)
    region = forms.CharField(label="State", max_length=2, min_length=2, initial="VT")
    postal_code = forms.RegexField(
        r"^\d{5}(-\d{4})?$",
        label="ZIP code",
        error_messages={"invalid": "A ZIP code has five digits, or nine with a hyphen: 05602 or 05602-1234."},
    )
    phone = forms.CharField(
        max_length=20, validators=[validators.phone], help_text="Ten digits, for example 802-555-0100."
    )
    logo = ScannedFileField(
        label="Logo", required=False, help_text="PNG or JPEG, at most 5 MB. Printed on the head of warnings."
    )
    poc_name = forms.CharField(label="Name of the point of contact", max_length=100)
    poc_email = forms.EmailField(
        label="E-mail address of the point of contact", help_text="An invitation to sign in goes to this address."
    )
    poc_phone = forms.CharField(
        label="Phone of the point of contact", max_length=20, required=False, validators=[validators.phone]
    )
    poc_type = forms.ChoiceField(label="The point of contact is", choices=PocType.choices, widget=forms.RadioSelect)
    has_poc_agreed = forms.BooleanField(
        label=POC_DUTY, error_messages={"required": "Confirm that the point of contact has agreed."}
    )

    def clean_logo(self) -> Any:
        """Drawn anew, or refused with a sentence."""
        upload = self.cleaned_data["logo"]
        return clean_logo(upload) if upload else None

    def clean_rms(self) -> str:
        """Valcour agencies are told about their own procedure and stopped (X-21)."""
        rms = str(self.cleaned_data["rms"])
        if rms == Rms.VALCOUR:
            raise ValidationError(
                "Agencies that use Valcour follow the procedure for Valcour, which your Valcour representative starts "
                "with DPS. This request cannot be submitted; your draft is kept."
            )
        return rms

    def clean_judiciary_code(self) -> str:
        """A code belongs to one agency."""
        code = str(self.cleaned_data["judiciary_code"])
        if Agency.objects.filter(judiciary_code=code).exists():
            raise ValidationError(
                "Another agency has this Judiciary Code. Check the four digits; if they are right, call DPS."
            )
        return code

    def clean_region(self) -> str:
        """Two capital letters."""
        return str(self.cleaned_data["region"]).upper()


class OfficerRowForm(forms.Form):
    """One officer who will transmit tickets; titles and identifiers as they go on the ticket (B-6.2-2 to B-6.2-5)."""

    title = forms.CharField(label="Title on the e-ticket", max_length=40, help_text="For example Officer or Trooper.")
    first_name = forms.CharField(label="Legal first name", max_length=30)
    middle_name = forms.CharField(label="Middle name", max_length=30, required=False)
    last_name = forms.CharField(label="Legal last name", max_length=30)
    suffix = forms.CharField(max_length=18, required=False)
    leo_number = forms.CharField(
        label="VT LEO number",
        max_length=5,
        validators=[validators.leo_number],
        help_text="One capital letter and four digits, for example A1234.",
    )
    dps_username = forms.CharField(label="DPS username", max_length=40, validators=[validators.dps_username])
    email = forms.EmailField(
        label="E-mail address",
        required=False,
        help_text="Letters to the officer go here; without it they go to the point of contact.",
    )

    def clean_leo_number(self) -> str:
        """Of one active officer in the whole state (X-09)."""
        number = str(self.cleaned_data["leo_number"])
        if Officer.objects.filter(leo_number=number, state__in=ACTIVE).exists():
            raise ValidationError(
                "Another active officer has this LEO number. Check it; if the officer came from another agency, "
                "call DPS, who can end the record there."
            )
        return number

    def clean_dps_username(self) -> str:
        """Of one active officer, whatever the case of the letters (X-11)."""
        name = str(self.cleaned_data["dps_username"])
        if Officer.objects.filter(Q(dps_username__iexact=name), state__in=ACTIVE).exists():
            raise ValidationError("Another active officer has this DPS username. Check it, or call DPS.")
        return name


class OfficerRows(forms.BaseFormSet):  # type: ignore[type-arg]
    """The officers of a request; empty rows do not count."""

    row_name = "Officer"
    add_label = "Add another officer"

    def clean(self) -> None:
        """At least one officer, and no number or username twice."""
        rows = [form for form in self.forms if getattr(form, "cleaned_data", None)]
        if not rows and not any(self.errors):
            raise ValidationError("List at least one officer who will transmit tickets.")
        for name, label in (("leo_number", "LEO number"), ("dps_username", "DPS username")):
            seen: set[str] = set()
            for form in rows:
                value = str(form.cleaned_data.get(name, "")).lower()
                if value and value in seen:
                    form.add_error(name, f"This {label} stands twice on this list.")
                seen.add(value)


OfficerFormSet = forms.formset_factory(OfficerRowForm, formset=OfficerRows, extra=0, min_num=1, max_num=200)
