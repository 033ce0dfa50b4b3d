"""Deadlines of the 48-hour clock as rows: written when an e-ticket is issued, claimed by a sweep when they are due."""

from django.db import models

from approvals.models.ticket import ETicket


class NoticeKind(models.TextChoices):
    """Before the limit, and at it."""

    WARNING = "warning", "Reminder"
    LATE = "late", "Late"


class UploadNotice(models.Model):
    """One deadline of one e-ticket. An upload takes away the ones that no sweep has claimed.

    `claimed_at` is when a sweep found it due, `lettered_at` when its letters were queued (or found to be needless).
    """

    ticket = models.ForeignKey(ETicket, models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=7, choices=NoticeKind.choices)
    due_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True)
    lettered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ticket", "kind"], name="notice_once"),
            models.CheckConstraint(condition=models.Q(kind__in=NoticeKind.values), name="notice_kind_is_known"),
        ]
        indexes = [
            models.Index(fields=["due_at"], name="notice_unclaimed", condition=models.Q(claimed_at=None)),
            models.Index(
                fields=["id"],
                name="notice_unlettered",
                condition=models.Q(claimed_at__isnull=False, lettered_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.ticket_id}"
