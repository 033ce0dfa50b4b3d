"""Notices of the 48-hour clock: one for each e-ticket, kind and due instant, however many sweeps run."""

from django.db import models

from approvals.models.ticket import ETicket


class NoticeKind(models.TextChoices):
    """Before the limit, and at it."""

    WARNING = "warning", "Reminder"
    LATE = "late", "Late"


class UploadNotice(models.Model):
    """Claimed by a sweep; `lettered_at` is when its letters were queued."""

    ticket = models.ForeignKey(ETicket, models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=7, choices=NoticeKind.choices)
    due_at = models.DateTimeField()
    claimed_at = models.DateTimeField()
    lettered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ticket", "kind", "due_at"], name="notice_once"),
            models.CheckConstraint(condition=models.Q(kind__in=NoticeKind.values), name="notice_kind_is_known"),
        ]
        indexes = [models.Index(fields=["id"], name="notice_unlettered", condition=models.Q(lettered_at=None))]

    def __str__(self) -> str:
        return f"{self.kind} {self.ticket_id}"
