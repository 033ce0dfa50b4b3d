"""What waits for people among e-tickets, incidents and officers under watch."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from approvals.models import ETicket, Level
from approvals.queries import at_the_bureau, late_of, open_incidents, running, to_correct, watched
from approvals.states import TicketState
from workflow.worklist import WorkItem

SHOWN = 50


def items_for(user: User) -> list[WorkItem]:
    """Every line of this room for this person."""
    return [*_decisions(user), *_running(user), *_bureau(user), *_correct(user), *_incidents(user)]


def _decisions(user: User) -> list[WorkItem]:
    if not user.is_jb:
        return []
    ready = watched(user).exclude(approvable_since=None).order_by("approvable_since")[:SHOWN]
    return [
        WorkItem(
            "Officers ready for a decision",
            officer.full_name,
            reverse("officer_page", args=[officer.pk]),
            f"{officer.agency}: the e-tickets carry an approval.",
            officer.approvable_since or officer.changed_at,
        )
        for officer in ready
    ]


def _running(user: User) -> list[WorkItem]:
    """The agency sees every clock that runs; DPS only the ones that have run out."""
    if user.is_dps:
        late = late_of(ETicket.objects.for_user(user), timezone.now()).select_related("officer__agency")
        return [
            _ticket_item("e-Tickets that are late", ticket, "Not uploaded within 48 hours.", with_due=True)
            for ticket in late.order_by("due_at", "id")[:SHOWN]
        ]
    if user.is_staff:
        return []
    return [
        _ticket_item("e-Tickets to upload", ticket, "Issued and not uploaded yet.", with_due=True)
        for ticket in running(user)[:SHOWN]
    ]


def _bureau(user: User) -> list[WorkItem]:
    if not user.is_jb:
        return []
    why = {TicketState.RECEIVED: "Received: has the case system accepted it?"}
    return [
        _ticket_item("e-Tickets to confirm", ticket, why.get(ticket.state, "Uploaded: has it reached you?"))
        for ticket in at_the_bureau()[:SHOWN]
    ]


def _correct(user: User) -> Iterable[WorkItem]:
    if user.is_staff:
        return []
    return [
        _ticket_item("e-Tickets to correct", ticket, "Returned for completion.") for ticket in to_correct(user)[:SHOWN]
    ]


def _incidents(user: User) -> Iterable[WorkItem]:
    rows = open_incidents(user)
    if user.is_dps:
        rows = rows.filter(level=Level.DPS)
    elif user.is_jb:
        rows = rows.filter(level=Level.JB)
    else:
        rows = rows.filter(level=Level.POC)
    return [
        WorkItem(
            "Incidents",
            str(incident),
            reverse("incident_page", args=[incident.pk]),
            f"{incident.ticket.officer.agency}: work on it, or hand it on.",
            incident.created_at,
            state=incident.get_state_display(),
        )
        for incident in rows[:SHOWN]
    ]


def _ticket_item(kind: str, ticket: ETicket, why: str, *, with_due: bool = False) -> WorkItem:
    return WorkItem(
        kind,
        str(ticket),
        reverse("ticket_page", args=[ticket.pk]),
        f"{ticket.officer.full_name}, {ticket.officer.agency}. {why}",
        ticket.issued_at if with_due else ticket.changed_at,
        due=ticket.due_at if with_due else None,
        state=ticket.get_state_display(),
    )
