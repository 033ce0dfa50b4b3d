"""The filters of the report of electronic citations."""

from datetime import date, timedelta

from django import forms
from django.http import QueryDict

from citations.explaining.plain_words import ERRORS
from citations.states import Stage
from workflow.filters import ListFilters

DAYS = 90
"""The report looks back so far unless somebody asks for another period."""

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class ReportFilters(ListFilters):
    """By agency, period, stage and error (C-RPT-05)."""

    q = None  # type: ignore[assignment]
    agency = forms.CharField(label="Agency code", required=False, max_length=12)
    since = forms.DateField(label="Added from", required=False, widget=DAY)
    until = forms.DateField(label="Added until", required=False, widget=DAY)
    stage = forms.ChoiceField(label="Stage", required=False, choices=[("", "Any stage"), *Stage.choices])
    error = forms.ChoiceField(label="Error", required=False, choices=[("", "Any or none"), *ERRORS])

    def __init__(self, query: QueryDict, *, today: date) -> None:
        self.defaulted: set[str] = set() if "since" in query else {"since"}
        if "since" not in query:
            query = query.copy()
            query["since"] = (today - timedelta(days=DAYS)).isoformat()
        super().__init__(query)
