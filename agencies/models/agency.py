"""The agency record that DPS keeps (B-3-2)."""

from datetime import date
from typing import ClassVar

import pghistory
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django_fsm import FSMField, transition

from accounts.models import User
from agencies import permissions, validators
from agencies.states import AgencyState
from workflow.guards import Guard
from workflow.machine import machine
from workflow.models import Record


class AgencyQuerySet(models.QuerySet["Agency"]):
    """Agencies, always starting from who asks."""

    def for_user(self, user: User) -> "AgencyQuerySet":
        """Staff see every agency; people of an agency see their own."""
        if user.is_staff or user.is_administrator:
            return self
        return self.filter(contacts__user=user, contacts__ended_at=None).distinct()


@machine
@pghistory.track(append_only=True)
class Agency(Record):
    """A law enforcement agency (LEA)."""

    state = FSMField(default=AgencyState.PROSPECTIVE, choices=AgencyState.choices, protected=True)
    name = models.CharField("name as shown on the e-ticket", max_length=100)
    judiciary_code = models.CharField("Judiciary Code", max_length=4, validators=[validators.judiciary_code])
    street = models.CharField("street address", max_length=120)
    city = models.CharField(max_length=60)
    region = models.CharField("state", max_length=2, default="VT")
    postal_code = models.CharField("ZIP code", max_length=10)
    phone = models.CharField(max_length=20, validators=[validators.phone])
    logo = models.ImageField(upload_to="logos", blank=True)
    interchange_code = models.CharField("agency code in citation files", max_length=12, blank=True)
    established_on = models.DateField(null=True)
    approved_on = models.DateField(null=True)

    objects = AgencyQuerySet.as_manager()

    ACTS: ClassVar[dict[str, str]] = {"correct": "corrected the record"}

    class Meta:
        verbose_name_plural = "agencies"
        constraints = [
            models.UniqueConstraint(
                fields=["judiciary_code"],
                name="judiciary_code_once",
                violation_error_message="Another agency has this Judiciary Code.",
            ),
            models.CheckConstraint(condition=models.Q(state__in=AgencyState.values), name="agency_state_is_known"),
        ]
        indexes = [GinIndex(fields=["name"], name="agency_name_trigrams", opclasses=["gin_trgm_ops"])]

    def __str__(self) -> str:
        return self.name

    @property
    def has_tracs_record(self) -> bool:
        """DPS has made the TraCS record and it is in use."""
        return self.state in (AgencyState.ESTABLISHED, AgencyState.APPROVED)

    @property
    def has_approved_officer(self) -> bool:
        """At least one officer of the agency is approved."""
        return self.officers.filter(state="approved").exists()

    @transition(
        field=state,
        source=AgencyState.PROSPECTIVE,
        target=AgencyState.ESTABLISHED,
        permission=permissions.may_keep_records,
        custom={"label": "Establish agency record", "done": "established the agency record"},
    )
    def establish(self, *, on: date) -> None:
        """DPS has created the agency record in TraCS (A-4-13)."""
        self.established_on = on

    @transition(
        field=state,
        source=AgencyState.ESTABLISHED,
        target=AgencyState.APPROVED,
        permission=permissions.may_approve,
        conditions=[Guard("has_approved_officer", "No officer of this agency is approved yet.")],
        custom={"label": "Approve agency", "done": "approved the agency"},
    )
    def approve(self, *, on: date) -> None:
        """The Judicial Bureau approves the agency with its first officer (A-4-27, X-14)."""
        self.approved_on = on

    @transition(
        field=state,
        source=[AgencyState.ESTABLISHED, AgencyState.APPROVED],
        target=AgencyState.INACTIVE,
        permission=permissions.may_keep_records,
        custom={"label": "Deactivate agency", "done": "deactivated the agency"},
    )
    def deactivate(self) -> None:
        """The agency no longer takes part."""
