"""Forms of the pages about letters."""

from typing import Any

from django import forms

from notifications.queries import kinds
from notifications.states import MailState
from workflow.filters import ListFilters, state_field


class MailFilters(ListFilters):
    """By address, state and kind."""

    q = forms.CharField(label="Address", required=False, max_length=100)
    state = state_field(MailState.choices)
    kind = forms.ChoiceField(label="Kind", required=False, choices=lambda: [("", "Any kind"), *kinds()])
    waiting = forms.BooleanField(label="Only letters to decide about", required=False)

    @property
    def chosen(self) -> dict[str, Any]:
        """Name -> value of each filter that is set; a box that is not ticked is not set."""
        return {name: value for name, value in super().chosen.items() if value is not False}


class DecideForm(forms.Form):
    """A decision about a letter."""

    DECISIONS = [
        ("mark_as_sent", "It arrived"),
        ("settle", "It is settled otherwise; nothing more is to be done"),
    ]
    decision = forms.ChoiceField(label="What became of it", choices=DECISIONS, widget=forms.RadioSelect)
    note = forms.CharField(
        label="Note",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="How you know, or how it was settled. Needed for the second choice.",
    )

    def clean(self) -> dict[str, Any]:
        """A letter is not settled without saying how."""
        data = super().clean() or {}
        if data.get("decision") == "settle" and not data.get("note", "").strip():
            self.add_error("note", "Say how it was settled.")
        return data
