"""Asks for looks at what a change would do to the records that came in lately, and finds those that were lost (N-23)."""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from citations.models import ImpactRun, TableChange
from citations.states import TableChangeState
from notifications import bell
from workflow.errors import NotNow, NotYou

TASK = "citations.tasks.weigh_change"
PERIOD = timedelta(days=90)
"""Records received so long ago and later are looked at."""
LOST = timedelta(seconds=30)
"""A look that is not done after so long is rung for again."""


def ask(change: TableChange, *, actor: User) -> ImpactRun:
    """Begin a look at a draft, or give the one that is under way. Raises `NotYou` or `NotNow`."""
    if not (actor.is_active and actor.is_jb):
        raise NotYou("Only the Judicial Bureau looks at the effect of a change. Nothing was begun.")
    if not change.is_draft or not change.rows.exists():
        raise NotNow("Only a draft with rows has an effect to look at.")
    now = timezone.now()
    with transaction.atomic():
        try:
            with transaction.atomic():
                run = ImpactRun.objects.create(
                    change=change, change_version=change.version, asked_at=now, asked_by=actor, since=now - PERIOD
                )
        except IntegrityError:
            # The one under way, which may have ended by now.
            run = ImpactRun.objects.filter(change=change, change_version=change.version).latest("pk")
        transaction.on_commit(lambda: bell.call(TASK, str(run.pk)), robust=True)
    return run


def sweep() -> int:
    """Ring for every look that the bell lost or that was interrupted; how many there are. Those of changes that are no
    longer drafts end."""
    now = timezone.now()
    over = ImpactRun.objects.filter(ended_at=None).exclude(change__state=TableChangeState.DRAFT)
    over.update(ended_at=now, trouble="The change is no longer a draft.")
    lost = ImpactRun.objects.filter(ended_at=None, asked_at__lte=now - LOST).order_by("asked_at")
    found = [str(pk) for pk in lost.values_list("pk", flat=True)[:100]]
    for pk in found:
        bell.call(TASK, pk)
    return len(found)
