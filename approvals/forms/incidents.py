"""Forms of incidents."""

from typing import Any

from django import forms

from approvals.models import Incident, Level, Outcome
from approvals.states import IncidentState
from workflow.filters import ListFilters, state_field
from workflow.forms import ReasonForm


class EscalateForm(ReasonForm):
    """To whom, and why."""

    level = forms.ChoiceField(label="Hand it to", choices=Level.choices, widget=forms.RadioSelect)

    def __init__(self, *args: Any, record: Incident, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        field = self.fields["level"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(level, label) for level, label in Level.choices if level != record.level]


class ResolveForm(ReasonForm):
    """How it ended."""

    note_label = "What was done"
    outcome = forms.ChoiceField(choices=Outcome.choices, widget=forms.RadioSelect)


class IncidentFilters(ListFilters):
    """By e-ticket number, state and level."""

    state = state_field(IncidentState.choices)
    level = forms.ChoiceField(label="Worked on by", required=False, choices=[("", "Anybody"), *Level.choices])
