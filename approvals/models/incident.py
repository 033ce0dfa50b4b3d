"""A problem with an e-ticket, who works on it, and how it ended (A-6.4-5, X-24)."""

from datetime import datetime
from typing import ClassVar

import pghistory
from django.conf import settings
from django.db import models
from django_fsm import FSMField, transition

from accounts.models import User
from approvals import permissions
from approvals.models.ticket import ETicket
from approvals.states import IncidentState
from workflow.machine import machine
from workflow.models import Record


class IncidentKind(models.TextChoices):
    """What went wrong."""

    DATA_ENTRY = "data_entry", "Data entry"
    TRANSMISSION = "transmission", "Transmission between TraCS and Spillman"
    REJECTED = "rejected", "Rejected by the case system"
    MISMATCH = "mismatch", "Mismatch with what the defendant did"
    OTHER = "other", "Something else"


class Level(models.TextChoices):
    """Who works on it: the agency first, then DPS, then JB."""

    POC = "poc", "Point of contact"
    DPS = "dps", "DPS"
    JB = "jb", "Judicial Bureau"


class Outcome(models.TextChoices):
    """How it was solved."""

    RETURNED_TO_OFFICER = "returned_to_officer", "Returned to the officer"
    FIXED_BY_DPS = "fixed_by_dps", "Fixed by DPS"
    FIXED_BY_JB = "fixed_by_jb", "Fixed by the Judicial Bureau"
    NO_FAULT = "no_fault", "No fault found"


FIRST_LEVEL = {IncidentKind.DATA_ENTRY: Level.POC, IncidentKind.TRANSMISSION: Level.DPS}
"""Where an incident begins; others begin with DPS (A-6.1-7)."""


class IncidentQuerySet(models.QuerySet["Incident"]):
    """Incidents, always starting from who asks."""

    def for_user(self, user: User) -> "IncidentQuerySet":
        """As the e-tickets they are about."""
        if user.is_staff or user.is_administrator:
            return self
        return self.filter(ticket__in=ETicket.objects.for_user(user))


@machine
@pghistory.track(append_only=True)
class Incident(Record):
    """A problem with one e-ticket."""

    state = FSMField(default=IncidentState.OPEN, choices=IncidentState.choices, protected=True)
    ticket = models.ForeignKey(ETicket, models.PROTECT, related_name="incidents")
    kind = models.CharField(max_length=15, choices=IncidentKind.choices)
    level = models.CharField("worked on by", max_length=5, choices=Level.choices)
    description = models.TextField("what happened", max_length=2000)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=20, choices=Outcome.choices, blank=True)
    resolved_at = models.DateTimeField(null=True)

    objects = IncidentQuerySet.as_manager()

    ACTS: ClassVar[dict[str, str]] = {"open": "opened the incident"}

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=IncidentState.values), name="incident_state_is_known"),
        ]
        indexes = [
            models.Index(fields=["state", "-changed_at", "-id"], name="incident_by_state"),
            models.Index(fields=["-changed_at", "-id"], name="incident_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.ticket}"

    @property
    def is_open(self) -> bool:
        """Nobody has solved it yet."""
        return bool(self.state != IncidentState.RESOLVED)

    @property
    def can_rise(self) -> bool:
        """There is a level above."""
        return bool(self.level != Level.JB)

    @transition(
        field=state,
        source=IncidentState.OPEN,
        target=IncidentState.ESCALATED,
        permission=permissions.may_work,
        custom={"label": "Escalate", "done": "escalated the incident"},
    )
    def escalate(self, *, level: str) -> None:
        """Somebody else must help (A-6.4-5, A-6.5-6)."""
        self.level = level

    @transition(
        field=state,
        source=[IncidentState.OPEN, IncidentState.ESCALATED],
        target=IncidentState.RESOLVED,
        permission=permissions.may_work,
        custom={"label": "Resolve", "done": "resolved the incident"},
    )
    def resolve(self, *, outcome: str, at: datetime) -> None:
        """It is solved, with one of the three outcomes of X-24, or there was no fault."""
        self.outcome, self.resolved_at = outcome, at
