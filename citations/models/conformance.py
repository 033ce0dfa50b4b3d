"""A partner's try at the conformance pack: what its own system wrote for given scenarios, and how that was graded (N-09)."""

from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from citations.models.partner import Partner


class ConformanceTry(models.Model):
    """One graded file. The file itself is not kept: its records are made up. Never changed, never deleted."""

    partner = models.ForeignKey(Partner, models.PROTECT, related_name="conformance_tries")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now(), editable=False)
    profile = models.CharField(max_length=40)
    pack = models.CharField("SHA-256 of the scenarios it was graded by", max_length=64)
    file_name = models.CharField(max_length=255, blank=True)
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField("bytes")
    passed = models.PositiveSmallIntegerField("scenarios answered as they should be")
    total = models.PositiveSmallIntegerField("scenarios of the pack")
    grades = models.JSONField("what was expected and found, by scenario")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(passed__lte=models.F("total")), name="no_more_passed_than_asked"),
        ]
        indexes = [models.Index(fields=["partner", "-id"], name="conformance_newest")]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"try of {self.partner}"

    @property
    def is_pass(self) -> bool:
        """Every scenario was answered as it should be."""
        return self.passed == self.total
