"""Training of officers: promised in the package, recorded for each officer before monitoring begins (X-06)."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import User
from agencies.models import Officer, Trainer
from agencies.queries import manages
from agencies.states import OfficerState
from workflow.errors import NotNow, NotYou
from workflow.perform import record


def record_training(
    officer: Officer, *, actor: User, on: date, by: Trainer, note: str = "", version: int | None = None
) -> Officer:
    """Write down when the officer was trained and by whom. Raises `ValidationError` for a day to come."""
    if not (actor.is_dps or manages(actor, officer.agency)):
        raise NotYou("Only the agency's head, its point of contact or DPS may record training. Nothing was stored.")
    if officer.state not in (OfficerState.LISTED, OfficerState.RECORDED):
        raise NotNow("Training is recorded before monitoring begins; this officer is past that. Nothing was changed.")
    if on > timezone.localdate():
        raise ValidationError(
            {"trained_on": "This day has not come yet. Give the day on which the training took place."}
        )
    return record(officer, "record_training", actor=actor, note=note, version=version, trained_on=on, trained_by=by)
