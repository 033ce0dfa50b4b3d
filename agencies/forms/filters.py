"""Filters of the lists of agencies and officers."""

from typing import Any

from django import forms
from django.http import QueryDict

from accounts.models import User
from agencies.models import Agency
from agencies.states import AgencyState, OfficerState
from workflow.filters import ListFilters, state_field


class AgencyFilters(ListFilters):
    """By name or Judiciary Code, and by state."""

    state = state_field(AgencyState.choices)


class OfficerFilters(ListFilters):
    """By name, LEO number or username, by state, and by agency."""

    state = state_field(OfficerState.choices)
    agency = forms.ModelChoiceField(queryset=Agency.objects.none(), required=False, empty_label="Any agency")

    def __init__(self, query: QueryDict, *, user: User, **kwargs: Any) -> None:
        super().__init__(query, **kwargs)
        field = self.fields["agency"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = Agency.objects.for_user(user).order_by("name")
        self.full_clean()
