"""Forms of the decisions on an officer."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone

from agencies.models import Officer, Trainer
from approvals.forms.instants import DAY
from workflow.forms import ActForm, ReasonForm


class ApproveForm(ActForm):
    """Approve, perhaps with a word to the officer."""

    note_label = "Message"
    note_help = "Optional. It goes into the letter to the officer, the point of contact and DPS."


class ExtendForm(ReasonForm):
    """Until when, and why."""

    until = forms.DateField(label="Watch until", widget=DAY)

    def __init__(self, *args: Any, record: Officer, **kwargs: Any) -> None:
        planned = max(record.monitoring_ends_on or timezone.localdate(), timezone.localdate())
        kwargs["initial"] = {"until": planned + timedelta(days=7)} | (kwargs.get("initial") or {})
        super().__init__(*args, record=record, **kwargs)


class TrainingForm(ActForm):
    """When the officer was trained, and by whom (X-06)."""

    on = forms.DateField(label="Day of the training", widget=DAY)
    by = forms.ChoiceField(label="Trained by", choices=Trainer.choices, widget=forms.RadioSelect)
