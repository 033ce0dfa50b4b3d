"""Problems with e-tickets: opened, escalated, resolved (A-6.4-5, A-6.5-4 to A-6.5-6)."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from approvals import permissions
from approvals.letters import IncidentEscalated, IncidentOpened, IncidentResolved
from approvals.models import FIRST_LEVEL, ETicket, Incident, IncidentKind, Level, Outcome
from approvals.services.evidence import refresh
from notifications import outbox
from workflow.errors import NotYou
from workflow.perform import begin, perform


def open_incident(
    ticket: ETicket, *, actor: User, kind: IncidentKind, description: str, level: Level | None = None
) -> Incident:
    """Open a problem; data entry begins with the point of contact, the rest with DPS (A-6.1-7)."""
    if not permissions.may_follow(ticket, actor):
        raise NotYou("You can open incidents on e-tickets of your own agency only.")
    with transaction.atomic():
        incident = Incident(
            ticket=ticket,
            kind=kind,
            level=level or FIRST_LEVEL.get(kind, Level.DPS),
            description=description.strip(),
            opened_by=actor,
        )
        begin(incident, "open", actor=actor)
        refresh(ticket.officer_id, timezone.now())
        outbox.queue(IncidentOpened(incident))
    return incident


def escalate_incident(
    incident: Incident, *, actor: User, level: Level, note: str, version: int | None = None
) -> Incident:
    """Hand the problem to DPS or JB."""
    with transaction.atomic():
        raised = perform(incident, "escalate", actor=actor, note=note, version=version, level=level)
        outbox.queue(IncidentEscalated(raised, note))
    return raised


def resolve_incident(
    incident: Incident, *, actor: User, outcome: Outcome, note: str, version: int | None = None
) -> Incident:
    """Say how it ended; the officer's evidence is judged again."""
    now = timezone.now()
    with transaction.atomic():
        resolved = perform(incident, "resolve", actor=actor, note=note, version=version, outcome=outcome, at=now)
        refresh(resolved.ticket.officer_id, now)
        outbox.queue(IncidentResolved(resolved, note))
    return resolved
