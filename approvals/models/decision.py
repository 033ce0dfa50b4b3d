"""What the Judicial Bureau decided about an officer, and the evidence it rested on."""

from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.db import models

from agencies.models import Officer


class DecisionKind(models.TextChoices):
    """The three decisions on an officer."""

    APPROVED = "approved", "Approved"
    EXTENDED = "extended", "Monitoring extended"
    RETURNED = "returned", "Returned to monitoring"


class Decision(models.Model):
    """One decision. `evidence` is what the page showed at that moment. Never changed, never deleted."""

    officer = models.ForeignKey(Officer, models.PROTECT, related_name="decisions")
    kind = models.CharField(max_length=10, choices=DecisionKind.choices)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    reason = models.TextField(blank=True)
    evidence = models.JSONField()

    class Meta:
        ordering = ["-decided_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=DecisionKind.values), name="decision_kind_is_known"),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.decided_at:%Y-%m-%d}"
