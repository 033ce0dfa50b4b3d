"""Questions about e-tickets, incidents and officers under watch."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from accounts.models import User
from agencies.models import Officer
from agencies.states import OfficerState
from approvals.models import ETicket, Incident
from approvals.models.ticket import ETicketQuerySet
from approvals.states import IncidentState, TicketState
from notifications.timeline import Moment
from workflow.acts import kind_of
from workflow.models import Entry
from workflow.sentences import done_of


def may_issue(user: User) -> QuerySet[Officer]:
    """Officers whose e-tickets this person may record."""
    return (
        Officer.objects.for_user(user)
        .filter(state__in=[OfficerState.MONITORED, OfficerState.APPROVED])
        .select_related("agency")
        .order_by("last_name", "first_name")
    )


def watched(user: User) -> QuerySet[Officer]:
    """Officers under monitoring, the ones ready for a decision first."""
    return Officer.objects.for_user(user).filter(state=OfficerState.MONITORED).select_related("agency")


def running(user: User) -> QuerySet[ETicket]:
    """E-tickets whose 48 hours run or are over, not uploaded, the most urgent first."""
    return (
        ETicket.objects.for_user(user)
        .filter(state=TicketState.ISSUED)
        .select_related("officer__agency")
        .order_by("due_at", "id")
    )


def at_the_bureau() -> QuerySet[ETicket]:
    """E-tickets that wait for the Judicial Bureau: uploaded or corrected, or received and not decided."""
    return (
        ETicket.objects.filter(state__in=[TicketState.UPLOADED, TicketState.CORRECTED, TicketState.RECEIVED])
        .select_related("officer__agency")
        .order_by("changed_at", "id")
    )


def to_correct(user: User) -> QuerySet[ETicket]:
    """Returned e-tickets that the agency has to correct."""
    return (
        ETicket.objects.for_user(user)
        .filter(state=TicketState.RETURNED)
        .select_related("officer__agency")
        .order_by("changed_at", "id")
    )


def open_incidents(user: User) -> QuerySet[Incident]:
    """Incidents that nobody has solved."""
    return (
        Incident.objects.for_user(user)
        .exclude(state=IncidentState.RESOLVED)
        .select_related("ticket__officer__agency")
        .order_by("created_at", "id")
    )


def late_of(rows: ETicketQuerySet, now: datetime) -> ETicketQuerySet:
    """Of these, the ones that are not uploaded although the 48 hours are over."""
    return rows.filter(state=TicketState.ISSUED, due_at__lte=now)


def moments_of(tickets: list[ETicket]) -> list[Moment]:
    """What happened to these e-tickets, for the timeline of their officer."""
    by_id: dict[str, Any] = {str(ticket.pk): ticket for ticket in tickets}
    entries = Entry.objects.filter(subject_kind=kind_of(ETicket), subject_id__in=list(by_id)).select_related("actor")
    return [
        Moment(
            at=entry.at,
            who=entry.actor.name if entry.actor else "The system",
            words=f"{by_id[entry.subject_id]}: {done_of(ETicket, entry.verb)}",
            note=entry.note,
            kind="ticket",
            url=f"/tickets/{entry.subject_id}/",
        )
        for entry in entries
    ]
