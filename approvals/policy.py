"""Every number of the approval procedure, once, and the judgement on an officer's e-tickets. Pure: facts in, verdicts out."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

MINIMUM = 3
"""Clean e-tickets an officer needs at least (A-6.7-1, X-01)."""
TARGET = 5
"""E-tickets the Judicial Bureau likes to see (A-6.3-2)."""
AGENCY_MINIMUM, AGENCY_MAXIMUM = 3, 10
"""The first e-tickets of a new agency that the Judicial Bureau watches (A-4-24, X-01)."""
WINDOW = timedelta(days=7)
"""The clean e-tickets lie within one week (A-6.7-1, X-16)."""
UPLOAD_LIMIT = timedelta(hours=48)
"""Elapsed hours from issue to upload (A-6.4-2, X-17)."""
WARN_BEFORE = timedelta(hours=12)
"""How long before the limit an officer is reminded."""
MONITORING = timedelta(days=30)
"""How long monitoring is planned for when it opens; the Judicial Bureau may extend it (A-6.7-2)."""


@dataclass(frozen=True)
class TicketFacts:
    """What the judgement needs to know of one e-ticket."""

    number: str
    issued_at: datetime
    due_at: datetime
    uploaded_at: datetime | None = None
    accepted_at: datetime | None = None
    faults: tuple[str, ...] = ()
    """A sentence for each thing that went wrong: rejected, returned, held, duplicate, incident."""
    is_void: bool = False
    verdict_by_hand: bool | None = None
    """The Judicial Bureau's own verdict; it never hides the computed one."""


@dataclass(frozen=True)
class Verdict:
    """One e-ticket judged. `is_clean` is None while nothing can be said yet; `computed` is what the facts alone say."""

    number: str
    issued_at: datetime
    computed: bool | None
    is_clean: bool | None
    why: tuple[str, ...]
    is_by_hand: bool = False


@dataclass(frozen=True)
class Evidence:
    """All e-tickets of an officer judged, oldest first, and what follows from them."""

    verdicts: Sequence[Verdict]
    streak: int
    """Clean e-tickets in a row, counted backwards from the latest that could be judged (X-15)."""
    in_window: int
    """The most of them that lie within one week."""
    window: tuple[datetime, datetime] | None
    is_approvable: bool
    because: str
    clean: int = field(default=0)


def verdict_on(ticket: TicketFacts, now: datetime) -> Verdict:
    """Clean, not clean, or not known yet, with a sentence for each reason."""
    why = [*ticket.faults]
    if ticket.uploaded_at is not None and ticket.uploaded_at > ticket.due_at:
        why.append("It was uploaded after the 48 hours.")
    if ticket.uploaded_at is None and now >= ticket.due_at:
        why.append("It was not uploaded within the 48 hours.")
    if why:
        computed: bool | None = False
    elif ticket.accepted_at is not None:
        computed, why = True, ["It was uploaded in time and accepted without a problem."]
    else:
        computed, why = None, [_awaits(ticket)]
    by_hand = ticket.verdict_by_hand is not None
    return Verdict(
        ticket.number, ticket.issued_at, computed, ticket.verdict_by_hand if by_hand else computed, tuple(why), by_hand
    )


def _awaits(ticket: TicketFacts) -> str:
    if ticket.uploaded_at is None:
        return "It is not uploaded yet; the 48 hours are running."
    return "It is uploaded; the Judicial Bureau has not accepted it yet."


def weigh(tickets: Sequence[TicketFacts], now: datetime) -> Evidence:
    """Judge all e-tickets since monitoring began. Void ones do not count."""
    counted = sorted((ticket for ticket in tickets if not ticket.is_void), key=lambda ticket: ticket.issued_at)
    verdicts = [verdict_on(ticket, now) for ticket in counted]
    decided = [verdict for verdict in verdicts if verdict.is_clean is not None]
    run: list[Verdict] = []
    for verdict in reversed(decided):
        if not verdict.is_clean:
            break
        run.insert(0, verdict)
    best = _best_week(run)
    window = (best[0].issued_at, best[-1].issued_at) if best else None
    is_approvable = len(best) >= MINIMUM
    return Evidence(
        verdicts=verdicts,
        streak=len(run),
        in_window=len(best),
        window=window,
        is_approvable=is_approvable,
        because=_because(run, best, decided),
        clean=sum(1 for verdict in decided if verdict.is_clean),
    )


def _best_week(run: Sequence[Verdict]) -> Sequence[Verdict]:
    """The longest part of the streak that lies within one week; of equal ones the latest."""
    best: Sequence[Verdict] = ()
    for start, first in enumerate(run):
        week = [verdict for verdict in run[start:] if verdict.issued_at - first.issued_at <= WINDOW]
        if len(week) >= len(best):
            best = week
    return best


def _because(run: Sequence[Verdict], best: Sequence[Verdict], decided: Sequence[Verdict]) -> str:
    if len(best) >= MINIMUM:
        return f"the latest {len(run)} e-tickets are clean, and {len(best)} of them lie within one week."
    if len(run) >= MINIMUM:
        return f"the latest {len(run)} e-tickets are clean, but no {MINIMUM} of them lie within one week."
    if run or not decided:
        missing = MINIMUM - len(run)
        return f"{len(run)} clean e-tickets in a row so far; {missing} more {'is' if missing == 1 else 'are'} needed."
    return f"the latest e-ticket is not clean, so the count begins anew; {MINIMUM} clean ones in a row are needed."
