"""Who looked into the sealed image of a record, and for what."""

from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from citations.models.citation import Citation


class Purpose(models.TextChoices):
    """For what the image was opened."""

    PAGE = "page", "Page of the record"
    CORRECTION = "correction", "Correction"
    REPORT = "report", "Report"
    EXPORT = "export", "Export of the report"
    SECRET = "secret", "Secret fields in clear"
    COMPARISON = "compare", "Comparison with an earlier record"


class ImageRead(models.Model):
    """One look of one person. Never changed, never deleted."""

    citation = models.ForeignKey(Citation, models.PROTECT, related_name="image_reads")
    reader = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.purpose} of citation {self.citation_id}"
