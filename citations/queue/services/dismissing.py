"""A rejected record that nobody will correct leaves the queue, and comes back if that was a mistake (C-ERQ-06)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.db import transaction

from accounts.models import User
from citations.models import Citation, Correction
from citations.queue.services.assigning import allow, taken_up
from citations.states import Stage
from workflow.errors import NotNow, Refused
from workflow.perform import lock, perform

MOST = 200
"""Records of one go; the next go takes the next ones."""


@dataclass(slots=True)
class Tally:
    """What became of the records of one go."""

    done: int = 0
    refused: list[tuple[Citation, str]] = field(default_factory=list)
    """Records that were left alone, each with a sentence."""


def dismiss(*, citation: Citation, reason: str, version: int, actor: User) -> Correction:
    """Take a rejected record out of the queue; it stays rejected, and in the report. `version` is that of the correction
    that the person saw (0: there was none). Raises `NotYou`, `NotNow` and `ChangedMeanwhile`."""
    allow(actor)
    if not reason.strip():
        raise NotNow("Write why nobody needs to correct this record. Nothing was changed.")
    with transaction.atomic():
        is_first = version == 0 and not Correction.objects.filter(citation=citation).exists()
        correction = lock(taken_up(citation, actor), version=1 if is_first else version)
        stage = Citation.objects.select_for_update(of=("self",)).values_list("stage", flat=True).get(pk=citation.pk)
        if stage == Stage.TEMPORARY:
            raise NotNow("This citation has a case, so it has to be corrected. Only rejected records can be dismissed.")
        if stage != Stage.REJECTED:
            raise NotNow("This record waits no longer, so there is nothing to dismiss.")
        return perform(correction, "dismiss", actor=actor, note=reason)


def put_back(*, citation: Citation, version: int, actor: User) -> Correction:
    """Let a dismissed record wait again. Raises `NotYou`, `NotNow` and `ChangedMeanwhile`."""
    allow(actor)
    correction = Correction.objects.filter(citation=citation).first()
    if correction is None:
        raise NotNow("This record was not dismissed, so it need not be put back.")
    return perform(correction, "put_back", actor=actor, version=version)


def dismiss_many(*, chosen: Iterable[tuple[Citation, int]], reason: str, actor: User) -> Tally:
    """Dismiss each record with the version that was shown. One that cannot be dismissed is left alone."""
    return _each(chosen, lambda row, version: dismiss(citation=row, reason=reason, version=version, actor=actor), actor)


def put_back_many(*, chosen: Iterable[tuple[Citation, int]], actor: User) -> Tally:
    """Put each record back that is as it was shown; others are left alone."""
    return _each(chosen, lambda row, version: put_back(citation=row, version=version, actor=actor), actor)


def _each(chosen: Iterable[tuple[Citation, int]], act: Callable[[Citation, int], Correction], actor: User) -> Tally:
    allow(actor)
    tally = Tally()
    for citation, version in chosen:
        try:
            act(citation, version)
        except Refused as refusal:
            tally.refused.append((citation, refusal.sentence))
        else:
            tally.done += 1
    return tally
