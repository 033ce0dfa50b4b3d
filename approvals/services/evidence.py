"""From stored e-tickets to the judgement on an officer, and the one column that the officer's machine asks."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone

from agencies.models import Officer
from agencies.states import OfficerState
from approvals.models import ETicket
from approvals.policy import Evidence, TicketFacts, weigh
from approvals.states import IncidentState, TicketState


def counts_from(officer: Officer) -> datetime | None:
    """E-tickets count from the beginning of the local day on which monitoring began; None before that."""
    if officer.monitored_since is None:
        return None
    local = timezone.localtime(officer.monitored_since)
    return local.replace(hour=0, minute=0, second=0, microsecond=0)


def tickets_of(officer: Officer) -> list[ETicket]:
    """The e-tickets that count for the officer, oldest first, with their incidents."""
    since = counts_from(officer)
    if since is None:
        return []
    return list(
        ETicket.objects.filter(officer=officer, issued_at__gte=since)
        .prefetch_related("incidents")
        .order_by("issued_at", "id")
    )


def facts_of(ticket: ETicket) -> TicketFacts:
    """What the policy needs to know of a stored e-ticket."""
    return TicketFacts(
        number=ticket.number,
        issued_at=ticket.issued_at,
        due_at=ticket.due_at,
        uploaded_at=ticket.uploaded_at,
        accepted_at=ticket.accepted_at,
        faults=tuple(_faults(ticket)),
        is_void=ticket.is_void,
        verdict_by_hand=ticket.verdict_by_hand,
    )


def _faults(ticket: ETicket) -> list[str]:
    faults = []
    if ticket.rejected_at:
        faults.append("It was rejected.")
    if ticket.returned_at:
        faults.append("It was returned to the officer.")
    if ticket.had_problem:
        faults.append("It was accepted with a problem.")
    if ticket.spillman_fault:
        faults.append(f"Spillman's error log has it as: {ticket.get_spillman_fault_display().lower()}.")
    if any(incident.state != IncidentState.RESOLVED for incident in ticket.incidents.all()):
        faults.append("An incident is open.")
    return faults


def evidence_of(officer: Officer, now: datetime, tickets: list[ETicket] | None = None) -> Evidence:
    """The officer's e-tickets, judged."""
    return weigh([facts_of(ticket) for ticket in (tickets_of(officer) if tickets is None else tickets)], now)


def evidence_of_many(officers: Sequence[Officer], now: datetime) -> dict[Any, Evidence]:
    """As `evidence_of` for a page of officers, with the same two statements however many they are."""
    begins = {officer.pk: counts_from(officer) for officer in officers}
    tickets: dict[Any, list[ETicket]] = {officer.pk: [] for officer in officers}
    for ticket in ETicket.objects.filter(officer__in=begins).prefetch_related("incidents").order_by("issued_at", "id"):
        since = begins[ticket.officer_id]
        if since is not None and ticket.issued_at >= since:
            tickets[ticket.officer_id].append(ticket)
    return {pk: weigh([facts_of(ticket) for ticket in own], now) for pk, own in tickets.items()}


def refresh(officer_id: Any, now: datetime) -> Evidence:
    """Judge again and keep `approvable_since` up to date. Call inside the transaction that changed a ticket.

    The officer's row is locked first, so that of two changes at once the later one sees the earlier one.
    """
    officer = Officer.objects.select_for_update(of=("self",)).get(pk=officer_id)
    evidence = evidence_of(officer, now)
    since = officer.approvable_since
    if officer.state != OfficerState.MONITORED or not evidence.is_approvable:
        since = None
    elif since is None:
        since = now
    if since != officer.approvable_since:
        Officer.objects.filter(pk=officer.pk).update(approvable_since=since)
    return evidence


def kept(evidence: Evidence) -> dict[str, Any]:
    """The evidence as a decision stores it."""
    return {
        "is_approvable": evidence.is_approvable,
        "because": evidence.because,
        "streak": evidence.streak,
        "in_window": evidence.in_window,
        "window": [moment.isoformat() for moment in evidence.window] if evidence.window else None,
        "tickets": [
            {
                "number": verdict.number,
                "issued_at": verdict.issued_at.isoformat(),
                "computed": verdict.computed,
                "is_clean": verdict.is_clean,
                "is_by_hand": verdict.is_by_hand,
                "why": list(verdict.why),
            }
            for verdict in evidence.verdicts
        ],
    }


def agency_count(officer: Officer) -> int:
    """Accepted e-tickets of the officer's agency so far: the second counter of a new agency (A-4-24, X-01)."""
    return ETicket.objects.filter(officer__agency=officer.agency_id, state=TicketState.ACCEPTED).count()
