"""Whose citation it is."""

from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from citations.models import Citation, Correction
from citations.permissions import may_correct
from citations.states import CorrectionState
from workflow.errors import NotNow, NotYou
from workflow.perform import begin, lock, record


def assign(*, citations: Iterable[Citation], to: User | None, actor: User) -> int:
    """Give citations to somebody of the court, or back to the queue; how many that changed. Raises `NotYou` and
    `NotNow`."""
    allow(actor)
    if to is not None and not (to.is_active and may_correct(None, to)):
        raise NotYou("Only people of the Judicial Bureau can be given a citation. Nothing was changed.")
    now, changed = timezone.now(), 0
    with transaction.atomic():
        # In one order, so that two who assign the same ones do not wait for each other.
        for citation in sorted(citations, key=lambda each: each.pk):
            correction = lock(taken_up(citation, actor))
            if correction.state == CorrectionState.DISMISSED:
                raise NotNow("One of these records was dismissed in the meantime. Nobody was given anything.")
            if correction.assignee_id == (to.pk if to else None):
                continue
            verb, note = ("assign", f"To {to.name}") if to else ("release", "")
            record(correction, verb, actor=actor, note=note, assignee=to, assigned_at=now if to else None)
            changed += 1
    return changed


def taken_up(citation: Citation, actor: User) -> Correction:
    """The correction of a citation; it begins with whoever touches it first."""
    found = Correction.objects.filter(citation=citation).first()
    if found is not None:
        return found
    try:
        with transaction.atomic():
            return begin(Correction(citation=citation), "take_up", actor=actor)
    except IntegrityError:
        # Somebody else took it up at the same moment.
        return Correction.objects.get(citation=citation)


def allow(actor: User) -> None:
    """Raise `NotYou` for everybody but the people of the court."""
    if not (actor.is_active and may_correct(None, actor)):
        raise NotYou("Only people of the Judicial Bureau correct citations. Nothing was changed.")
