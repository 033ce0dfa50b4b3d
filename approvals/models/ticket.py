"""The e-ticket as the approval procedure sees it: a number, an officer, and the instants of its checkpoints."""

from datetime import datetime
from typing import ClassVar

import pghistory
from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django_fsm import FSMField, transition

from accounts.models import User
from agencies.models import Officer
from approvals import permissions
from approvals.clock import is_late
from approvals.states import TicketState
from workflow.machine import machine
from workflow.models import Record


class SpillmanFault(models.TextChoices):
    """What Spillman's error log says of an e-ticket (A-4-18)."""

    DUPLICATE = "duplicate", "Duplicate"
    REPASS = "repass", "Passed again"
    REJECT = "reject", "Rejected by Spillman"


class ETicketQuerySet(models.QuerySet["ETicket"]):
    """E-tickets, always starting from who asks."""

    def for_user(self, user: User) -> "ETicketQuerySet":
        """Staff see all; people of an agency those of the officers they may see."""
        if user.is_staff or user.is_administrator:
            return self
        return self.filter(officer__in=Officer.objects.for_user(user))


@machine
@pghistory.track(append_only=True)
class ETicket(Record):
    """An e-ticket (a VCVC that was written electronically). Instants are UTC."""

    state = FSMField(default=TicketState.ISSUED, choices=TicketState.choices, protected=True)
    officer = models.ForeignKey(Officer, models.PROTECT, related_name="tickets")
    number = models.CharField("e-ticket number", max_length=20)
    issued_at = models.DateTimeField()
    due_at = models.DateTimeField(editable=False)
    is_cached = models.BooleanField("waits in the cruiser for a network", default=False)
    uploaded_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    rejected_at = models.DateTimeField(null=True)
    returned_at = models.DateTimeField(null=True)
    corrected_at = models.DateTimeField(null=True)
    had_problem = models.BooleanField("accepted with a hold or a report", default=False)
    spillman_fault = models.CharField(max_length=10, choices=SpillmanFault.choices, blank=True)
    case_number = models.CharField(max_length=40, blank=True)
    verdict_by_hand = models.BooleanField(null=True)
    verdict_reason = models.TextField(blank=True)
    verdict_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = ETicketQuerySet.as_manager()

    ACTS: ClassVar[dict[str, str]] = {
        "issue": "recorded that the e-ticket was issued",
        "judge": "judged the e-ticket by hand",
        "note_fault": "noted what Spillman's error log says",
    }

    class Meta:
        verbose_name = "e-ticket"
        constraints = [
            models.UniqueConstraint(
                fields=["number"],
                name="ticket_number_once",
                violation_error_message="An e-ticket with this number is recorded already.",
            ),
            models.CheckConstraint(condition=Q(state__in=TicketState.values), name="ticket_state_is_known"),
            models.CheckConstraint(
                condition=Q(uploaded_at=None) | Q(uploaded_at__gte=F("issued_at")), name="ticket_uploaded_after_issue"
            ),
            models.CheckConstraint(
                condition=Q(verdict_by_hand=None) | ~Q(verdict_reason=""), name="ticket_verdict_has_reason"
            ),
        ]
        indexes = [
            models.Index(fields=["officer", "issued_at"], name="ticket_of_officer"),
            models.Index(fields=["-issued_at", "-id"], name="ticket_newest"),
            models.Index(fields=["state", "-issued_at", "-id"], name="ticket_by_state"),
            GinIndex(fields=["number"], name="ticket_number_trigrams", opclasses=["gin_trgm_ops"]),
        ]

    def __str__(self) -> str:
        return f"e-Ticket {self.number}"

    @property
    def is_void(self) -> bool:
        """It does not count."""
        return bool(self.state == TicketState.VOID)

    @property
    def is_closed(self) -> bool:
        """Nothing more is expected to happen to it."""
        return self.state in (TicketState.ACCEPTED, TicketState.VOID)

    def is_late(self, now: datetime) -> bool:
        """Not uploaded within the 48 hours."""
        return is_late(self.due_at, self.uploaded_at, now)

    @transition(
        field=state,
        source=TicketState.ISSUED,
        target=TicketState.UPLOADED,
        permission=permissions.may_follow,
        custom={"label": "Record upload", "done": "recorded the upload"},
    )
    def upload(self, *, at: datetime) -> None:
        """The officer transmitted it; this stops the clock (A-6.4-2, X-17)."""
        self.uploaded_at, self.is_cached = at, False

    @transition(
        field=state,
        source=[TicketState.UPLOADED, TicketState.CORRECTED],
        target=TicketState.RECEIVED,
        permission=permissions.may_receive,
        custom={"label": "Record receipt", "done": "recorded that the Judicial Bureau received it"},
    )
    def receive(self, *, at: datetime) -> None:
        """It reached the Judicial Bureau (A-6.5-3)."""
        self.received_at = at

    @transition(
        field=state,
        source=TicketState.RECEIVED,
        target=TicketState.ACCEPTED,
        permission=permissions.may_accept,
        custom={"label": "Record acceptance", "done": "recorded that the case system accepted it"},
    )
    def accept(self, *, at: datetime, case_number: str = "", had_problem: bool = False) -> None:
        """The court's case system took it (A-6.6-1, A-6.6-2)."""
        self.accepted_at, self.case_number, self.had_problem = at, case_number, had_problem

    @transition(
        field=state,
        source=[TicketState.UPLOADED, TicketState.RECEIVED],
        target=TicketState.REJECTED,
        permission=permissions.may_receive,
        custom={"label": "Record rejection", "done": "recorded that it was rejected"},
    )
    def reject(self, *, at: datetime) -> None:
        """Spillman or the court's case system refused it (A-6.5-2, A-6.6-3)."""
        self.rejected_at = at

    @transition(
        field=state,
        source=[TicketState.UPLOADED, TicketState.RECEIVED, TicketState.REJECTED],
        target=TicketState.RETURNED,
        permission=permissions.may_receive,
        custom={"label": "Return to officer", "done": "returned it to the officer"},
    )
    def send_back(self, *, at: datetime) -> None:
        """A faulty e-ticket goes back to the officer for completion (A-6.5-4, X-24)."""
        self.returned_at = at

    @transition(
        field=state,
        source=[TicketState.RETURNED, TicketState.REJECTED],
        target=TicketState.CORRECTED,
        permission=permissions.may_follow,
        custom={"label": "Record correction", "done": "recorded the correction"},
    )
    def correct(self, *, at: datetime) -> None:
        """The officer completed it, or staff resolved it themselves (A-6.5-5)."""
        self.corrected_at = at

    @transition(
        field=state,
        source=[
            TicketState.ISSUED,
            TicketState.UPLOADED,
            TicketState.RECEIVED,
            TicketState.REJECTED,
            TicketState.RETURNED,
            TicketState.CORRECTED,
        ],
        target=TicketState.VOID,
        permission=permissions.may_receive,
        custom={"label": "Void", "done": "voided the e-ticket"},
    )
    def void(self) -> None:
        """It was recorded by mistake, or never was a complaint."""
