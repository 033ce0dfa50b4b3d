"""Who sends citation files by machine: an agency's system, with a token for the interface and a folder of its own."""

import pghistory
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models

from accounts.models import User
from agencies.models import Agency
from citations.layout.version import COURT
from citations.models.record_layout import RecordLayout
from citations.models.transfer import Transfer

folder_name = RegexValidator(r"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$", "Use small letters, digits and hyphens only.")


@pghistory.track(append_only=True, exclude=["token_digest", "counted_from", "calls"])
class Partner(models.Model):
    """A system that sends files for one agency (C-COV-01). Its token is known to it alone: only a digest is kept."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="partners")
    name = models.CharField("name of the system", max_length=80, unique=True)
    folder = models.CharField("name of its folder", max_length=40, unique=True, validators=[folder_name])
    email = models.EmailField("address for acknowledgements", blank=True)
    token_digest = models.CharField(max_length=64, unique=True, null=True)  # noqa: DJ001 - null is no token, many may have none
    token_prefix = models.CharField("how the token begins", max_length=12, blank=True)
    token_made_at = models.DateTimeField(null=True)
    token_made_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    rhythm_days = models.PositiveSmallIntegerField(
        "days between files at most", null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(366)]
    )
    layout = models.ForeignKey(RecordLayout, models.PROTECT, null=True, blank=True, related_name="partners")
    is_active = models.BooleanField("may send", default=True)
    created_at = models.DateTimeField(auto_now_add=True)
    counted_from = models.DateTimeField("begin of the minute whose calls are counted", null=True)
    calls = models.PositiveIntegerField("calls in that minute", default=0)

    def __str__(self) -> str:
        return self.name

    @property
    def layout_label(self) -> str:
        """The layout that its files have."""
        return self.layout.label if self.layout else COURT.label


class DropFile(models.Model):
    """A file in a partner's folder: seen, then taken in as a transfer or set aside with a sentence."""

    partner = models.ForeignKey(Partner, models.CASCADE, related_name="drop_files")
    name = models.CharField(max_length=255)
    size = models.BigIntegerField("bytes when it was seen")
    changed_ns = models.BigIntegerField("last change of the file when it was seen, in nanoseconds")
    seen_at = models.DateTimeField("first seen as it is")
    transfer = models.ForeignKey(Transfer, models.PROTECT, null=True, related_name="drop_files")
    trouble = models.CharField("why it was not taken", max_length=300, blank=True)
    acknowledged_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            # One look of each name that lies in the folder now; what was taken may come again under the same name.
            models.UniqueConstraint(
                fields=["partner", "name"], condition=models.Q(transfer=None, trouble=""), name="drop_file_waits_once"
            ),
        ]
        indexes = [
            models.Index(
                fields=["transfer"], condition=models.Q(acknowledged_at=None), name="drop_file_unacknowledged"
            ),
        ]

    def __str__(self) -> str:
        return f"dropped file {self.pk}"
