"""What happens to an e-ticket. Each act judges the officer's evidence again, in the same transaction."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from agencies.models import Officer
from agencies.queries import manages
from agencies.states import OfficerState
from approvals.clock import due_at, warn_at
from approvals.letters import TicketRejected, TicketReturned
from approvals.models import ETicket, NoticeKind, SpillmanFault, UploadNotice
from approvals.services.evidence import counts_from, refresh
from notifications import outbox
from workflow.constraints import unique_sentence
from workflow.errors import NotNow, NotYou
from workflow.perform import begin, perform, record

NUMBER_TAKEN = {"ticket_number_once": "An e-ticket with this number is recorded already. Check the number."}


def issue_ticket(
    officer: Officer, *, actor: User, number: str, issued_at: datetime, is_cached: bool = False, note: str = ""
) -> ETicket:
    """Record that an officer issued an e-ticket; the 48 hours run from that instant.

    Raises `ValidationError` by field for an instant to come or before monitoring, and for a number that is known.
    """
    if not (actor.is_staff or officer.user_id == actor.pk or manages(actor, officer.agency)):
        raise NotYou("You can record e-tickets of your own agency's officers only.")
    if officer.state not in (OfficerState.MONITORED, OfficerState.APPROVED):
        raise NotNow(
            f"{officer.full_name} may not issue e-tickets yet: DPS has not forwarded the Information Package to the "
            "Judicial Bureau. Nothing was stored."
        )
    now, since = timezone.now(), counts_from(officer)
    if issued_at > now:
        raise ValidationError({"on": "This time has not come yet. Give the time at which the e-ticket was issued."})
    if since and issued_at < since:
        raise ValidationError(
            {
                "on": f"Monitoring of this officer began on {since:%B} {since.day}, {since:%Y}; earlier ones do not count."
            }
        )
    ticket = ETicket(
        officer=officer,
        number=number.strip().upper(),
        issued_at=issued_at,
        due_at=due_at(issued_at),
        is_cached=is_cached,
    )
    try:
        with transaction.atomic():
            begin(ticket, "issue", actor=actor, note=note)
            _set_deadlines(ticket)
            refresh(officer.pk, now)
    except IntegrityError as error:
        raise unique_sentence(error, NUMBER_TAKEN) from error
    return ticket


def _set_deadlines(ticket: ETicket) -> None:
    """No timers: a deadline is a stored instant that a sweep finds (design rule 5)."""
    UploadNotice.objects.bulk_create(
        [
            UploadNotice(ticket=ticket, kind=NoticeKind.WARNING, due_at=warn_at(ticket.issued_at)),
            UploadNotice(ticket=ticket, kind=NoticeKind.LATE, due_at=ticket.due_at),
        ]
    )


def move_ticket(
    ticket: ETicket, verb: str, *, actor: User, note: str = "", version: int | None = None, **facts: Any
) -> ETicket:
    """Record a checkpoint (upload, receive, accept, reject, send_back, correct, void) and judge the evidence again.

    Raises `ValidationError` when the instant lies in the future or before the checkpoint before it.
    """
    now = timezone.now()
    at: datetime | None = facts.get("at")
    if at is not None:
        _check_instant(ticket, at, now)
    with transaction.atomic():
        moved = perform(ticket, verb, actor=actor, note=note, version=version, **facts)
        if verb in ("upload", "void"):
            moved.notices.filter(claimed_at=None).delete()
        refresh(moved.officer_id, now)
        if verb == "send_back":
            outbox.queue(TicketReturned(moved, note))
        elif verb == "reject":
            outbox.queue(TicketRejected(moved, note))
    return moved


def _check_instant(ticket: ETicket, at: datetime, now: datetime) -> None:
    if at > now:
        raise ValidationError({"on": "This time has not come yet."})
    before = [
        moment
        for moment in (ticket.issued_at, ticket.uploaded_at, ticket.received_at, ticket.rejected_at, ticket.returned_at)
        if moment is not None
    ]
    # Times are typed to the minute; what is stored of the step before may have seconds.
    last = max(before).replace(second=0, microsecond=0)
    if at < last:
        local = timezone.localtime(last)
        raise ValidationError(
            {"on": f"This lies before the step before it ({local:%b} {local.day} at {local:%I:%M %p})."}
        )


def judge_ticket(
    ticket: ETicket, *, actor: User, is_clean: bool | None, note: str, version: int | None = None
) -> ETicket:
    """The Judicial Bureau's own verdict, with a reason; None takes it back. The computed verdict stays visible (X-15)."""
    if not actor.is_jb:
        raise NotYou("Only the Judicial Bureau judges an e-ticket by hand.")
    if ticket.is_void:
        raise NotNow("A void e-ticket does not count, so there is nothing to judge.")
    with transaction.atomic():
        judged = record(
            ticket,
            "judge",
            actor=actor,
            note=note,
            version=version,
            verdict_by_hand=is_clean,
            verdict_reason=note.strip() if is_clean is not None else "",
            verdict_by=actor if is_clean is not None else None,
        )
        refresh(judged.officer_id, timezone.now())
    return judged


def note_fault(
    ticket: ETicket, *, actor: User, fault: SpillmanFault | str, note: str = "", version: int | None = None
) -> ETicket:
    """What Spillman's error log says of the e-ticket (A-4-18); blank takes it back."""
    if not actor.is_dps:
        raise NotYou("Only DPS reads Spillman's error log into this system.")
    with transaction.atomic():
        noted = record(ticket, "note_fault", actor=actor, note=note, version=version, spillman_fault=fault)
        refresh(noted.officer_id, timezone.now())
    return noted
