"""The Information Package (A-6.1): one record, three views (X-20)."""

from datetime import datetime
from typing import Any, ClassVar

import pghistory
from django.conf import settings
from django.db import models
from django_fsm import FSMField, transition

from accounts.models import User
from agencies.models import Agency, Officer
from agencies.states import OfficerState
from onboarding import permissions
from onboarding.attestations import Item
from onboarding.states import PackageState
from workflow.guards import Guard
from workflow.machine import machine
from workflow.models import Record


class InformationPackageQuerySet(models.QuerySet["InformationPackage"]):
    """Packages, always starting from who asks."""

    def for_user(self, user: User) -> "InformationPackageQuerySet":
        """DPS sees what was handed in, JB what was forwarded, heads and points of contact their agency's."""
        if user.is_dps or user.is_administrator:
            return self.exclude(state=PackageState.DRAFT)
        if user.is_jb:
            return self.filter(state=PackageState.FORWARDED)
        return self.filter(
            agency__in=Agency.objects.filter(
                contacts__user=user, contacts__ended_at=None, contacts__kind__in=("head", "poc")
            )
        )


@machine
@pghistory.track(append_only=True)
class InformationPackage(Record):
    """What DPS and the Judicial Bureau need in order to watch the first e-tickets of some officers.

    `content` is fixed when the package is submitted, `forwarded` (the six items of X-04) when DPS forwards it.
    """

    state = FSMField(default=PackageState.DRAFT, choices=PackageState.choices, protected=True)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="packages")
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    head_name = models.CharField("head of department who authorised", max_length=100, blank=True)
    head_authorised_on = models.DateField("authorised on", null=True, blank=True)
    message = models.TextField("message to DPS", max_length=2000, blank=True)
    officers: Any = models.ManyToManyField(Officer, through="PackageOfficer", related_name="packages")
    content = models.JSONField(null=True)
    forwarded = models.JSONField(null=True)
    submitted_at = models.DateTimeField(null=True)
    forwarded_at = models.DateTimeField(null=True)
    acknowledged_at = models.DateTimeField(null=True)
    acknowledged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    to_mend = models.JSONField(default=list)

    objects = InformationPackageQuerySet.as_manager()

    ACTS: ClassVar[dict[str, str]] = {"start": "began the package", "acknowledge": "acknowledged the package"}

    class Meta:
        verbose_name = "Information Package"
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=PackageState.values), name="package_state_is_known"),
        ]
        indexes = [
            models.Index(fields=["state", "-changed_at", "-id"], name="package_by_state"),
            models.Index(fields=["-changed_at", "-id"], name="package_newest"),
            models.Index(fields=["agency", "-changed_at", "-id"], name="package_of_agency"),
        ]

    def __str__(self) -> str:
        return f"Information Package of {self.agency}"

    @property
    def is_editable(self) -> bool:
        """The agency may still change it."""
        return self.state in (PackageState.DRAFT, PackageState.RETURNED)

    @property
    def is_acknowledgeable(self) -> bool:
        """Forwarded, and JB has not acknowledged it yet (X-13)."""
        return self.state == PackageState.FORWARDED and self.acknowledged_at is None

    @property
    def is_of_established_agency(self) -> bool:
        """The agency's TraCS record exists (A-5-5)."""
        return self.agency.has_tracs_record

    @property
    def is_authorised(self) -> bool:
        """The head's authorisation is named with its day (A-6.1-17)."""
        return bool(self.head_name and self.head_authorised_on)

    @property
    def is_attested(self) -> bool:
        """All six attestations are given (A-6.1-2 to A-6.1-7)."""
        return self.attestations.count() == len(Item)

    @property
    def has_officers(self) -> bool:
        """At least one officer is named."""
        return self.rows.exists()

    @property
    def has_dates(self) -> bool:
        """Each officer has an expected first day (A-6.1-16)."""
        return not self.rows.filter(expected_start=None).exists()

    @property
    def is_everyone_recorded(self) -> bool:
        """Each officer has a TraCS record and is not watched or approved yet."""
        return not self.rows.exclude(officer__state=OfficerState.RECORDED).exists()

    @property
    def is_everyone_trained(self) -> bool:
        """Each officer's training is recorded (X-06)."""
        return not self.rows.filter(officer__trained_on=None).exists()

    @transition(
        field=state,
        source=[PackageState.DRAFT, PackageState.RETURNED],
        target=PackageState.SUBMITTED,
        permission=permissions.may_prepare,
        conditions=[
            Guard("is_of_established_agency", "The agency has no TraCS record yet."),
            Guard("is_authorised", "The head's authorisation needs a name and a date."),
            Guard("is_attested", "All six statements must be confirmed."),
            Guard("has_officers", "No officer is chosen."),
            Guard("has_dates", "Each officer needs an expected first day."),
            Guard("is_everyone_recorded", "An officer of this package has no TraCS record, or is past this step."),
        ],
        custom={"label": "Submit to DPS", "done": "submitted the package to DPS"},
    )
    def submit(self, *, at: datetime, content: dict[str, Any]) -> None:
        """The PoC hands the package to DPS (A-6.1-1)."""
        self.submitted_at, self.content, self.to_mend = at, content, []

    @transition(
        field=state,
        source=PackageState.SUBMITTED,
        target=PackageState.FORWARDED,
        permission=permissions.may_review,
        conditions=[
            Guard("is_everyone_recorded", "An officer of this package has no TraCS record, or is past this step."),
            Guard("is_everyone_trained", "Training is not recorded for every officer."),
        ],
        custom={"label": "Forward to the Judicial Bureau", "done": "forwarded the package to the Judicial Bureau"},
    )
    def forward(self, *, at: datetime, items: dict[str, Any]) -> None:
        """DPS tells the Judicial Bureau; the officers may begin (A-6.2-2, A-6.4-1)."""
        self.forwarded_at, self.forwarded = at, items

    @transition(
        field=state,
        source=PackageState.SUBMITTED,
        target=PackageState.RETURNED,
        permission=permissions.may_review,
        custom={"label": "Return to the agency", "done": "returned the package"},
    )
    def send_back(self, *, to_mend: list[str]) -> None:
        """DPS names what is missing (A-6.1-19)."""
        self.to_mend = to_mend

    @transition(
        field=state,
        source=[PackageState.DRAFT, PackageState.SUBMITTED, PackageState.RETURNED],
        target=PackageState.WITHDRAWN,
        permission=permissions.may_prepare,
        custom={"label": "Withdraw package", "done": "withdrew the package"},
    )
    def withdraw(self) -> None:
        """The agency takes the package back before it is forwarded."""


@pghistory.track(append_only=True)
class Attestation(models.Model):
    """One statement that somebody confirmed: who, when, and the words that were on the screen."""

    package = models.ForeignKey(InformationPackage, models.CASCADE, related_name="attestations")
    item = models.CharField(max_length=20, choices=Item.choices)
    wording = models.TextField()
    attested_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    attested_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["package", "item"], name="attestation_once")]
        ordering = ["id"]

    def __str__(self) -> str:
        return self.item


@pghistory.track(append_only=True)
class PackageOfficer(models.Model):
    """An officer of a package with the day on which e-ticketing is expected to begin."""

    package = models.ForeignKey(InformationPackage, models.CASCADE, related_name="rows")
    officer = models.ForeignKey(Officer, models.PROTECT, related_name="package_rows")
    expected_start = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["package", "officer"], name="officer_once_in_package")]

    def __str__(self) -> str:
        return str(self.officer)
