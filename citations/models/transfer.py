"""A file that an agency sent, as it was received."""

from datetime import datetime
from typing import Any, ClassVar

import pghistory
from django.db import models
from django.db.models.functions import Upper
from django_fsm import FSMField, transition

from accounts.models import User
from agencies.models import Agency, ContactKind
from citations import permissions
from citations.disposition import STAGES
from citations.layout.version import COURT
from citations.models.record_layout import LABEL_LENGTH
from citations.states import Channel, TransferState
from workflow.machine import machine
from workflow.models import Record

COUNTS = [f"{stage}_count" for stage in STAGES]

MOST_TRIES = 3
"""A file whose filing stopped so often at the same place is set aside until somebody asks for another try."""


def codes_of(user: User) -> "models.QuerySet[Agency, Any]":
    """Codes, in capitals, under which the agencies that this person answers for appear in citation files."""
    own = Agency.objects.filter(
        contacts__user=user, contacts__ended_at=None, contacts__kind__in=[ContactKind.HEAD, ContactKind.POC]
    )
    return own.exclude(interchange_code="").annotate(code=Upper("interchange_code")).values("code")


class TransferQuerySet(models.QuerySet["Transfer"]):
    """Transfers, always starting from who asks."""

    def for_user(self, user: User) -> "TransferQuerySet":
        """Staff see every file; head and PoC see what came in over their own agency's channel."""
        if permissions.is_of_state(user):
            return self
        return self.alias(sender=Upper("channel_agency")).filter(sender__in=codes_of(user))


@machine
@pghistory.track(append_only=True, exclude=[*COUNTS, "tries", "trouble"])
class Transfer(Record):
    """One file. Its bytes are kept as they came; what they say is written here once it is filed."""

    state = FSMField(default=TransferState.RECEIVED, choices=TransferState.choices, protected=True)
    sha256 = models.CharField("SHA-256 of the bytes", max_length=64)
    size = models.BigIntegerField("bytes")
    channel = models.CharField(max_length=10, choices=Channel.choices)
    channel_agency = models.TextField("agency that the channel stands for", blank=True)
    partner = models.ForeignKey("citations.Partner", models.PROTECT, null=True, related_name="transfers")
    profile = models.CharField(max_length=40)
    layout = models.CharField("layout of the records", max_length=LABEL_LENGTH, default=COURT.label)
    today = models.DateField("day of the court")
    resend_of = models.ForeignKey("self", models.PROTECT, null=True, related_name="resends")
    header_date = models.DateField(null=True)
    header_count = models.PositiveIntegerField(null=True)
    header_agency = models.TextField(null=True)  # noqa: DJ001 - null is a header that names none
    notes = models.JSONField(default=list)
    open_count = models.PositiveIntegerField(default=0)
    temporary_count = models.PositiveIntegerField(default=0)
    rejected_count = models.PositiveIntegerField(default=0)
    unreadable_count = models.PositiveIntegerField(default=0)
    skipped_count = models.PositiveIntegerField(default=0)
    filed_at = models.DateTimeField(null=True)
    file_name = models.CharField("name of the file as sent", max_length=120, blank=True)
    tries = models.PositiveSmallIntegerField("tries since the last record was stored", default=0)
    trouble = models.CharField("why it was not filed yet", max_length=300, blank=True)
    is_set_aside = models.BooleanField("left alone until somebody asks for another try", default=False)

    objects = TransferQuerySet.as_manager()

    ACTS: ClassVar[dict[str, str]] = {
        "receive": "received the file",
        "set_aside": "set the file aside",
        "retry": "asked for another try",
    }

    class Meta:
        constraints = [
            # Of two files with the same bytes, read in the same layout, one is the first, and the other says so.
            models.UniqueConstraint(
                fields=["sha256", "layout"],
                condition=models.Q(resend_of=None) & ~models.Q(state=TransferState.REFUSED),
                name="transfer_once",
            ),
            models.CheckConstraint(condition=models.Q(state__in=TransferState.values), name="transfer_state_is_known"),
            models.CheckConstraint(
                condition=~models.Q(state=TransferState.FILED) | models.Q(filed_at__isnull=False),
                name="transfer_filed_at_an_instant",
            ),
        ]
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="transfer_newest"),
            models.Index(fields=["state", "created_at"], name="transfer_by_state"),
        ]

    def __str__(self) -> str:
        return f"file {self.sha256[:12]}"

    @property
    def is_waiting(self) -> bool:
        """Received, and the worker will file it by itself."""
        return self.state == TransferState.RECEIVED and not self.is_set_aside

    @property
    def needs_somebody(self) -> bool:
        """Set aside, and nobody asked for another try yet."""
        return self.state == TransferState.RECEIVED and self.is_set_aside

    @property
    def is_behind(self) -> bool:
        """The same bytes as another file that is not finished: its verdict comes first."""
        return self.resend_of is not None and self.resend_of.state == TransferState.RECEIVED

    @property
    def totals(self) -> dict[str, int]:
        """How many records ended in each stage, and how many there were."""
        counts = {stage: int(getattr(self, f"{stage}_count")) for stage in STAGES}
        return counts | {"received": sum(counts.values())}

    @transition(
        field=state,
        source=TransferState.RECEIVED,
        target=TransferState.FILED,
        permission=permissions.may_file,
        custom={"label": "File", "done": "filed the records", "system": True},
    )
    def file(self, *, at: datetime, notes: list[dict[str, str]], **header: Any) -> None:
        """Every record has its stage."""
        self.filed_at, self.notes = at, notes
        for name, value in header.items():
            setattr(self, f"header_{name}", value)

    @transition(
        field=state,
        source=TransferState.RECEIVED,
        target=TransferState.REFUSED,
        permission=permissions.may_file,
        custom={"label": "Refuse file", "done": "refused the file", "system": True},
    )
    def refuse(self, *, notes: list[dict[str, str]]) -> None:
        """The bytes are no citation file."""
        self.notes = notes
