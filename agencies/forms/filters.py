"""Filters of the lists of agencies and officers."""

from django import forms

from agencies.states import AgencyState, OfficerState
from workflow.filters import ListFilters, state_field


class AgencyFilters(ListFilters):
    """By name or Judiciary Code, and by state."""

    state = state_field(AgencyState.choices)


class OfficerFilters(ListFilters):
    """By name, LEO number or username, by state, and by agency.

    The agency is typed, not chosen: a list of every agency would cost more than the officers.
    """

    state = state_field(OfficerState.choices)
    agency = forms.CharField(label="Agency", required=False, max_length=100, help_text="Name or Judiciary Code")
