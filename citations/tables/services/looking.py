"""Does a look: what a change would do to the records that came in lately, before it may be published (N-23)."""

import logging
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from django.db import Error, transaction
from django.db.models import F
from django.utils import timezone

from citations import profiles
from citations.court_rules import Rules
from citations.impact.comparing import impact_of
from citations.impact.impact import Impact, together
from citations.keeping.sealing import CannotBeOpened
from citations.models import ImpactRun, TableChange
from citations.profiles import UnknownProfile
from citations.queries import rules_of
from citations.services.alone import LOOKING, alone
from citations.tables.services.changing import apply, locked_version
from workflow.errors import Refused

logger = logging.getLogger(__name__)

MOST_TRIES = 3
PACE = 1.0
"""Seconds between two notes of how far it is."""

SENTENCES: dict[type[Exception], str] = {
    UnknownProfile: "The settings of a court are missing.",
    CannotBeOpened: "A stored record cannot be opened: its key is missing.",
    Error: "The database did not answer.",
}
"""What is said of each failure. The words of the failure itself may hold what is in a record, so they are not repeated."""


def weigh(pk: str) -> None:
    """Do one look if it is not done and nobody else is at it. May run any number of times at once."""
    with alone(LOOKING, int(pk)) as is_mine:
        run = ImpactRun.objects.select_related("change").filter(pk=pk, ended_at=None).first() if is_mine else None
        if run is None:
            return
        if run.tries >= MOST_TRIES:
            _end(run, trouble=f"It was interrupted {MOST_TRIES} times.")
            return
        ImpactRun.objects.filter(pk=run.pk).update(begun_at=timezone.now(), tries=F("tries") + 1, examined=0)
        try:
            around, token = rules_around(run.change)
            impact = _impact(run, around)
        except Refused as refusal:
            _end(run, trouble=refusal.sentence)
        except tuple(SENTENCES) as error:
            logger.error("look %s did not end: %s", pk, type(error).__name__)
            if run.tries + 1 >= MOST_TRIES:
                _end(run, trouble=next(words for kind, words in SENTENCES.items() if isinstance(error, kind)))
        else:
            _end(run, result=impact.as_json(), token=token)


def rules_around(change: TableChange) -> tuple[list[tuple[Rules, Rules]], Any]:
    """For each court the rules in force and those that would be, and the token of those in force. Raises `NotNow` if a row
    of the change is not what it was."""
    names = profiles.names()
    with transaction.atomic():
        # Written as publishing would write it, read, and taken back: what is weighed is what would be published.
        token = locked_version().token
        before = [rules_of(name) for name in names]
        apply(change)
        after = [rules_of(name) for name in names]
        transaction.set_rollback(True)
    return list(zip(before, after, strict=True)), token


def _impact(run: ImpactRun, around: list[tuple[Rules, Rules]]) -> Impact:
    """Over the records of every court: a table belongs to all of them."""
    found: list[Impact] = []
    note = _progress(run)
    for before, after in around:
        done = sum(each.examined for each in found)
        found.append(impact_of(before=before, after=after, since=run.since, progress=partial(_further, note, done)))
    return together(found)


def _further(note: Callable[[int], None], done: int, examined: int) -> None:
    note(done + examined)


def _progress(run: ImpactRun) -> Callable[[int], None]:
    noted = time.monotonic()

    def note(examined: int) -> None:
        nonlocal noted
        if time.monotonic() - noted >= PACE:
            noted = time.monotonic()
            ImpactRun.objects.filter(pk=run.pk).update(examined=examined)

    return note


def _end(run: ImpactRun, *, result: dict[str, Any] | None = None, trouble: str = "", token: Any = None) -> None:
    facts: dict[str, Any] = {"result": result, "trouble": trouble[:300], "token": token}
    if result is not None:
        facts["examined"] = result["examined"]
    ImpactRun.objects.filter(pk=run.pk, ended_at=None).update(ended_at=timezone.now(), **facts)
