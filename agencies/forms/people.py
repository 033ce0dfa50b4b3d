"""Forms about people."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from accounts.roles import Role
from agencies.models import Agency, PocType
from workflow.filters import ListFilters


class PeopleFilters(ListFilters):
    """By name or address, role, and agency."""

    role = forms.ChoiceField(required=False, choices=[("", "Any role"), *Role.choices])
    agency = forms.CharField(label="Agency", required=False, max_length=100)


class InviteForm(forms.Form):
    """Somebody who shall be able to sign in."""

    name = forms.CharField(max_length=150)
    email = forms.EmailField(
        label="E-mail address", help_text="The invitation goes here; it is the name to sign in with."
    )
    role = forms.ChoiceField(label="What the person will do", widget=forms.RadioSelect)
    agency = forms.ModelChoiceField(queryset=Agency.objects.none(), required=False, empty_label="None")
    poc_type = forms.ChoiceField(
        label="Kind of point of contact", required=False, choices=[("", "Not a point of contact"), *PocType.choices]
    )

    def __init__(self, *args: Any, roles: frozenset[Role], agencies: QuerySet[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        role, agency = self.fields["role"], self.fields["agency"]
        if isinstance(role, forms.ChoiceField) and isinstance(agency, forms.ModelChoiceField):
            role.choices = [(each.value, each.label) for each in Role if each in roles]
            agency.queryset = agencies

    def clean(self) -> dict[str, Any]:
        """People of an agency need one, except a head whose agency has no record yet."""
        cleaned = super().clean() or {}
        role, agency = cleaned.get("role"), cleaned.get("agency")
        if role in (Role.POC, Role.OFFICER) and agency is None:
            self.add_error("agency", "Choose the agency this person belongs to.")
        if role and role not in (Role.HEAD, Role.POC, Role.OFFICER) and agency is not None:
            self.add_error("agency", "Staff of the State and administrators belong to no agency.")
        return cleaned


class AccessForm(forms.Form):
    """What a person may do."""

    roles = forms.MultipleChoiceField(choices=Role.choices, widget=forms.CheckboxSelectMultiple)
    is_active = forms.BooleanField(label="May sign in", required=False)
