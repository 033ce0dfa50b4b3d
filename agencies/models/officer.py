"""The officer record, and the one machine that drives an officer from onboarding to approval."""

from datetime import date, datetime
from typing import ClassVar

import pghistory
from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Value
from django.db.models.functions import Concat, Lower
from django_fsm import FSMField, transition

from accounts.models import User
from agencies import permissions, validators
from agencies.models.agency import Agency
from agencies.models.contact import ContactKind
from agencies.states import OfficerState
from workflow.guards import Guard
from workflow.machine import machine
from workflow.models import Record

ACTIVE = (OfficerState.LISTED, OfficerState.RECORDED, OfficerState.MONITORED, OfficerState.APPROVED)


class Trainer(models.TextChoices):
    """Who trained the officer."""

    POC = "poc", "Point of contact"
    DPS = "dps", "DPS"


class OfficerQuerySet(models.QuerySet["Officer"]):
    """Officers, always starting from who asks."""

    def for_user(self, user: User) -> "OfficerQuerySet":
        """Staff see all; head and PoC see their agency's officers; an officer sees their own record."""
        if user.is_staff or user.is_administrator:
            return self
        managed = models.Q(
            agency__in=Agency.objects.filter(
                contacts__user=user, contacts__ended_at=None, contacts__kind__in=[ContactKind.HEAD, ContactKind.POC]
            )
        )
        return self.filter(managed | models.Q(user=user))


@machine
@pghistory.track(append_only=True, exclude=["search_text"])
class Officer(Record):
    """A law enforcement officer (LEO) of one agency."""

    state = FSMField(default=OfficerState.LISTED, choices=OfficerState.choices, protected=True)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="officers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="officer_records")
    title = models.CharField("title on the e-ticket", max_length=40, blank=True)
    first_name = models.CharField(max_length=30)
    middle_name = models.CharField(max_length=30, blank=True)
    last_name = models.CharField(max_length=30)
    suffix = models.CharField(max_length=18, blank=True)
    leo_number = models.CharField("VT LEO number", max_length=5, validators=[validators.leo_number])
    badge_number = models.CharField(max_length=10, blank=True)
    dps_username = models.CharField("DPS username", max_length=40, validators=[validators.dps_username])
    email = models.EmailField("e-mail address", blank=True)
    recorded_on = models.DateField(null=True)
    trained_on = models.DateField(null=True)
    trained_by = models.CharField(max_length=4, choices=Trainer.choices, blank=True)
    expected_start = models.DateField("expected start of e-ticketing", null=True)
    monitored_since = models.DateTimeField(null=True)
    monitoring_ends_on = models.DateField(null=True)
    approvable_since = models.DateTimeField(null=True, editable=False)
    approved_on = models.DateField(null=True)
    search_text = models.GeneratedField(
        expression=Lower(
            Concat(
                F("last_name"), Value(" "), F("first_name"), Value(" "), F("leo_number"), Value(" "), F("dps_username")
            )
        ),
        output_field=models.TextField(),
        db_persist=True,
    )

    objects = OfficerQuerySet.as_manager()

    ACTS: ClassVar[dict[str, str]] = {
        "list": "listed the officer",
        "record_training": "recorded training",
        "correct": "corrected the record",
    }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["leo_number"],
                condition=models.Q(state__in=ACTIVE),
                name="leo_number_once",
                violation_error_message="Another active officer has this LEO number.",
            ),
            models.UniqueConstraint(
                Lower("dps_username"),
                condition=models.Q(state__in=ACTIVE),
                name="dps_username_once",
                violation_error_message="Another active officer has this DPS username.",
            ),
            models.CheckConstraint(condition=models.Q(state__in=OfficerState.values), name="officer_state_is_known"),
        ]
        indexes = [
            models.Index(fields=["state", "-changed_at", "-id"], name="officer_by_state"),
            models.Index(fields=["-changed_at", "-id"], name="officer_newest"),
            models.Index(fields=["agency", "-changed_at", "-id"], name="officer_of_agency"),
            models.Index(fields=["last_name", "first_name", "id"], name="officer_by_name"),
            GinIndex(fields=["search_text"], name="officer_trigrams", opclasses=["gin_trgm_ops"]),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """First, middle, last, suffix."""
        return " ".join(part for part in (self.first_name, self.middle_name, self.last_name, self.suffix) if part)

    @property
    def is_of_established_agency(self) -> bool:
        """The agency's TraCS record exists."""
        return self.agency.has_tracs_record

    @property
    def is_trained(self) -> bool:
        """Training is recorded with its date and trainer."""
        return self.trained_on is not None

    @property
    def is_approvable(self) -> bool:
        """The evidence carries an approval (A-6.7-1); kept up to date by `approvals`."""
        return self.approvable_since is not None

    @transition(
        field=state,
        source=OfficerState.LISTED,
        target=OfficerState.RECORDED,
        permission=permissions.may_keep_records,
        conditions=[Guard("is_of_established_agency", "The agency has no TraCS record yet.")],
        custom={"label": "Create TraCS record", "done": "created the TraCS record"},
    )
    def record(self, *, on: date) -> None:
        """DPS has created the officer record in TraCS (A-4-14, B-6.2-7)."""
        self.recorded_on = on

    @transition(
        field=state,
        source=OfficerState.RECORDED,
        target=OfficerState.MONITORED,
        permission=permissions.may_keep_records,
        conditions=[Guard("is_trained", "Training must be recorded first.")],
        custom={"label": "Open monitoring", "done": "opened monitoring"},
    )
    def monitor(self, *, since: datetime, until: date) -> None:
        """DPS has forwarded the package to the Judicial Bureau; the officer may begin (A-6.4-1)."""
        self.monitored_since, self.monitoring_ends_on, self.approvable_since = since, until, None

    @transition(
        field=state,
        source=OfficerState.MONITORED,
        target=OfficerState.APPROVED,
        permission=permissions.may_approve,
        conditions=[Guard("is_approvable", "The e-tickets do not carry an approval yet.")],
        custom={"label": "Approve officer", "done": "approved the officer"},
    )
    def approve(self, *, on: date) -> None:
        """The Judicial Bureau approves."""
        self.approved_on = on

    @transition(
        field=state,
        source=OfficerState.MONITORED,
        target=OfficerState.MONITORED,
        permission=permissions.may_approve,
        custom={"label": "Extend monitoring", "done": "extended monitoring"},
    )
    def extend(self, *, until: date) -> None:
        """The Judicial Bureau wants to see more (A-6.7-2)."""
        self.monitoring_ends_on = until

    @transition(
        field=state,
        source=OfficerState.APPROVED,
        target=OfficerState.MONITORED,
        permission=permissions.may_approve,
        custom={"label": "Return to monitoring", "done": "returned the officer to monitoring"},
    )
    def watch_again(self, *, since: datetime, until: date) -> None:
        """The Judicial Bureau takes the approval back, with a reason (X-26)."""
        self.monitored_since, self.monitoring_ends_on = since, until
        self.approvable_since, self.approved_on = None, None

    @transition(
        field=state,
        source=[OfficerState.LISTED, OfficerState.RECORDED, OfficerState.MONITORED],
        target=OfficerState.WITHDRAWN,
        permission=permissions.may_withdraw,
        custom={"label": "Withdraw officer", "done": "withdrew the officer"},
    )
    def withdraw(self) -> None:
        """The agency no longer wants this officer to issue e-tickets."""

    @transition(
        field=state,
        source=[OfficerState.RECORDED, OfficerState.MONITORED, OfficerState.APPROVED],
        target=OfficerState.INACTIVE,
        permission=permissions.may_keep_records,
        custom={"label": "Deactivate officer", "done": "deactivated the officer"},
    )
    def deactivate(self) -> None:
        """The officer has left (B-6.3-3)."""
