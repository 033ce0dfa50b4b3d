"""The outbox: one row for each letter and recipient, written in the transaction that caused it."""

import uuid
from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils import timezone

from accounts.models import User
from notifications.states import MailState

MOVES = [
    (MailState.QUEUED, MailState.SENDING),
    (MailState.QUEUED, MailState.FAILED),
    (MailState.SENDING, MailState.SENT),
    (MailState.SENDING, MailState.QUEUED),
    (MailState.SENDING, MailState.FAILED),
    (MailState.SENDING, MailState.IN_DOUBT),
    (MailState.SENT, MailState.BOUNCED),
    (MailState.BOUNCED, MailState.SENT),
    (MailState.FAILED, MailState.SENT),
    (MailState.IN_DOUBT, MailState.SENT),
    (MailState.IN_DOUBT, MailState.QUEUED),
    (MailState.IN_DOUBT, MailState.BOUNCED),
    (MailState.FAILED, MailState.QUEUED),
    (MailState.BOUNCED, MailState.QUEUED),
]
"""The moves of a letter; the database refuses every other one. Delivery moves rows in bulk, so they do not pass the door."""


class OutgoingMailQuerySet(models.QuerySet["OutgoingMail"]):
    """Letters, always starting from who asks."""

    def for_user(self, user: User) -> "OutgoingMailQuerySet":
        """DPS, JB and administrators see every letter; people of an agency those that went to them."""
        if user.is_staff or user.is_administrator:
            return self
        return self.filter(to_user=user)


class OutgoingMail(models.Model):
    """A letter to one recipient, rendered, with all that delivery needs to know.

    `is_settled`: a person looked at a letter that did not arrive and decided that nothing more is to be done about it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(max_length=500, unique=True)
    kind = models.CharField(max_length=80)
    to_address = models.EmailField(max_length=254)
    to_user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    subject = models.CharField(max_length=200)
    body = models.TextField()
    about_kind = models.CharField(max_length=60)
    about_id = models.CharField(max_length=40)
    message_id = models.CharField(max_length=255, unique=True)
    state = models.CharField(max_length=10, choices=MailState.choices, default=MailState.QUEUED)
    queued_at = models.DateTimeField(default=timezone.now)
    next_try_at = models.DateTimeField(default=timezone.now)
    claimed_by = models.CharField(max_length=60, blank=True)
    lease_until = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=300, blank=True)
    is_settled = models.BooleanField(default=False)

    objects = OutgoingMailQuerySet.as_manager()

    class Meta:
        verbose_name = "letter"
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=MailState.values), name="mail_state_is_known"),
        ]
        indexes = [
            models.Index(fields=["next_try_at", "id"], name="mail_waiting", condition=models.Q(state="queued")),
            models.Index(fields=["lease_until"], name="mail_in_flight", condition=models.Q(state="sending")),
            models.Index(fields=["about_kind", "about_id", "-queued_at"], name="mail_about"),
            models.Index(fields=["-queued_at", "-id"], name="mail_newest"),
            models.Index(fields=["state", "-queued_at", "-id"], name="mail_by_state"),
            models.Index(fields=["kind", "-queued_at", "-id"], name="mail_by_kind"),
            models.Index(fields=["to_user", "-queued_at", "-id"], name="mail_of_person"),
            GinIndex(fields=["to_address"], name="mail_address_trigrams", opclasses=["gin_trgm_ops"]),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.FSM(name="state_moves", field="state", transitions=[(str(a), str(b)) for a, b in MOVES]),
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.kind} ({self.state})"

    @property
    def is_waiting(self) -> bool:
        """It has not left yet."""
        return self.state == MailState.QUEUED

    @property
    def state_label(self) -> str:
        """The state in words."""
        return str(MailState(self.state).label)


class Pulse(models.Model):
    """When a part of the machinery was last seen at work: the worker, the scheduler, the mail server."""

    name = models.CharField(max_length=20, primary_key=True)
    seen_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=300, blank=True)
    trouble_since = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name
