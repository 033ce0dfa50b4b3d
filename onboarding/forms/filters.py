"""Filters of the lists of requests and packages."""

from onboarding.states import PackageState, RequestState
from workflow.filters import ListFilters, state_field


class RequestFilters(ListFilters):
    """By name of the agency and by state."""

    state = state_field(RequestState.choices)


class PackageFilters(ListFilters):
    """By name of the agency and by state."""

    state = state_field(PackageState.choices)
