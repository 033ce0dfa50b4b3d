"""Forms of e-tickets."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from agencies.models import Officer
from approvals.forms.instants import InstantFields
from approvals.models import IncidentKind, SpillmanFault
from approvals.states import TicketState
from workflow.filters import ListFilters, state_field
from workflow.forms import ActForm, ReasonForm


class OfficerField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """An officer by name, LEO number and agency."""

    def label_from_instance(self, obj: Officer) -> str:
        """As shown in the list."""
        return f"{obj.full_name}, {obj.leo_number} ({obj.agency})"


class IssueForm(InstantFields):
    """A new e-ticket."""

    officer = OfficerField(queryset=Officer.objects.none(), empty_label="Choose an officer")
    number = forms.RegexField(
        r"^[A-Za-z0-9-]{4,20}$",
        label="e-Ticket number",
        help_text="As printed on the complaint.",
        error_messages={"invalid": "An e-ticket number has 4 to 20 letters, digits or hyphens."},
    )
    is_cached = forms.BooleanField(
        label="It waits in the cruiser until a network is in reach",
        required=False,
        help_text="Tick this if it could not be transmitted at the roadside.",
    )

    field_order = ["officer", "number", "on", "at", "which", "is_cached"]

    def __init__(self, *args: Any, officers: QuerySet[Officer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["officer"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = officers


class CheckpointForm(InstantFields, ActForm):
    """An act with its instant."""

    def facts(self) -> dict[str, Any]:
        """The instant under the name that the machine uses."""
        facts = super().facts()
        facts["at"] = facts.pop("instant")
        return facts


class ReasonedCheckpointForm(CheckpointForm):
    """An act with its instant and a reason."""

    note_label = "Reason"
    note_help = "The officer and the point of contact will read it."
    is_note_required = True


class AcceptForm(CheckpointForm):
    """The case system took it."""

    case_number = forms.CharField(label="Case number", max_length=40, required=False)
    had_problem = forms.BooleanField(
        label="It was accepted with a hold or a report",
        required=False,
        help_text="Then it does not count as clean.",
    )


class JudgeForm(ReasonForm):
    """The Judicial Bureau's own verdict."""

    is_clean = forms.TypedChoiceField(
        label="Your verdict",
        choices=[
            ("yes", "Clean"),
            ("no", "Not clean"),
            ("", "No verdict of my own: the computed one counts"),
        ],
        widget=forms.RadioSelect,
        required=False,
        coerce=lambda value: value == "yes",
        empty_value=None,
    )


class FaultForm(ActForm):
    """What Spillman's error log says."""

    fault = forms.ChoiceField(
        label="Spillman's error log", choices=[("", "Nothing"), *SpillmanFault.choices], required=False
    )


class IncidentForm(forms.Form):
    """A problem with an e-ticket."""

    kind = forms.ChoiceField(label="What went wrong", choices=IncidentKind.choices, widget=forms.RadioSelect)
    description = forms.CharField(
        label="What happened",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="No names, birth dates or licence numbers of drivers, please.",
    )


class TicketFilters(ListFilters):
    """By number, state, and whether it is late."""

    state = state_field(TicketState.choices)
    clock = forms.ChoiceField(
        label="48 hours", required=False, choices=[("", "Any"), ("running", "Running"), ("late", "Late")]
    )
