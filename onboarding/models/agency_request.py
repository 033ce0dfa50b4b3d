"""The head's request that the agency takes part (B-6.1, B-6.2)."""

from datetime import datetime
from typing import ClassVar

import pghistory
from django.conf import settings
from django.db import models
from django_fsm import FSMField, transition

from accounts.models import User
from agencies.models import Agency
from onboarding import permissions
from onboarding.states import RequestState
from workflow.guards import Guard
from workflow.machine import machine
from workflow.models import Record


class Rms(models.TextChoices):
    """The records management system an agency uses; Valcour agencies have a procedure of their own (X-21)."""

    SPILLMAN = "spillman", "Spillman"
    VALCOUR = "valcour", "Valcour"
    OTHER = "other", "Another system, or none"


class AgencyRequestQuerySet(models.QuerySet["AgencyRequest"]):
    """Requests, always starting from who asks."""

    def for_user(self, user: User) -> "AgencyRequestQuerySet":
        """The filer sees their own, DPS and administrators what was handed in."""
        if user.is_dps or user.is_administrator:
            return self.exclude(state=RequestState.DRAFT) | self.filter(filed_by=user)
        return self.filter(filed_by=user)


@machine
@pghistory.track(append_only=True)
class AgencyRequest(Record):
    """What the head of a department tells DPS. `typed` and `officers` are kept as typed, also while they are not right yet;

    `is_complete` says that they passed every check when they were last saved.
    """

    state = FSMField(default=RequestState.DRAFT, choices=RequestState.choices, protected=True)
    filed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="requests")
    agency_name = models.CharField(max_length=100, blank=True)
    typed = models.JSONField(default=dict)
    officers = models.JSONField(default=list)
    logo = models.ImageField(upload_to="logos", blank=True)
    is_complete = models.BooleanField(default=False)
    submitted_at = models.DateTimeField(null=True)
    to_mend = models.JSONField(default=list)

    objects = AgencyRequestQuerySet.as_manager()

    ACTS: ClassVar[dict[str, str]] = {"start": "began the request"}

    class Meta:
        verbose_name = "agency request"
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=RequestState.values), name="request_state_is_known"),
        ]
        indexes = [
            models.Index(fields=["state", "-changed_at", "-id"], name="request_by_state"),
            models.Index(fields=["-changed_at", "-id"], name="request_newest"),
            models.Index(fields=["filed_by", "-changed_at", "-id"], name="request_of_filer"),
        ]

    def __str__(self) -> str:
        return self.agency_name or "Agency without a name yet"

    @property
    def is_editable(self) -> bool:
        """The filer may still change it."""
        return self.state in (RequestState.DRAFT, RequestState.RETURNED)

    @property
    def is_submitted(self) -> bool:
        """DPS has it and has not decided."""
        return bool(self.state == RequestState.SUBMITTED)

    @property
    def is_not_valcour(self) -> bool:
        """The procedure for Spillman agencies applies."""
        return bool(self.typed.get("rms") != Rms.VALCOUR)

    @transition(
        field=state,
        source=[RequestState.DRAFT, RequestState.RETURNED],
        target=RequestState.SUBMITTED,
        permission=permissions.is_filer,
        conditions=[
            Guard("is_not_valcour", "Agencies that use Valcour follow the procedure for Valcour, not this one."),
            Guard("is_complete", "Some answers are missing or not right yet: open the request and check it."),
        ],
        custom={"label": "Submit to DPS", "done": "submitted the request to DPS"},
    )
    def submit(self, *, at: datetime) -> None:
        """The head writes to DPS that the agency wants to take part (B-6.1-1)."""
        self.submitted_at, self.to_mend = at, []

    @transition(
        field=state,
        source=RequestState.SUBMITTED,
        target=RequestState.ESTABLISHED,
        permission=permissions.may_review,
        custom={"label": "Establish agency", "done": "established the agency from the request"},
    )
    def establish(self, *, agency: Agency) -> None:
        """DPS creates the agency's TraCS record (B-6.2-7)."""
        self.agency = agency

    @transition(
        field=state,
        source=RequestState.SUBMITTED,
        target=RequestState.RETURNED,
        permission=permissions.may_review,
        custom={"label": "Return to the head", "done": "returned the request"},
    )
    def send_back(self, *, to_mend: list[str]) -> None:
        """DPS names what is missing; nothing that was typed is lost."""
        self.to_mend, self.is_complete = to_mend, False

    @transition(
        field=state,
        source=[RequestState.DRAFT, RequestState.SUBMITTED, RequestState.RETURNED],
        target=RequestState.WITHDRAWN,
        permission=permissions.is_filer,
        custom={"label": "Withdraw request", "done": "withdrew the request"},
    )
    def withdraw(self) -> None:
        """The agency does not want to take part after all."""
