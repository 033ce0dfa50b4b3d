"""A version of the layout that some agency's system writes, beside the court's own (C-REC-06)."""

import pghistory
import pgtrigger
from django.db import models

from accounts.models import User
from citations.layout.version import LayoutVersion, Separators, version_of

NAME_LENGTH = 60
VERSION_LENGTH = 20
LABEL_LENGTH = NAME_LENGTH + VERSION_LENGTH + 1


class Ending(models.TextChoices):
    """How records end; the values are those of `Separators`."""

    ANY = "any", "With a line end or without, as the file shows"
    LINES = "lines", "Always with a line end"
    NONE = "none", "Never with a line end: each has its full length"


@pghistory.track(append_only=True)
class RecordLayout(models.Model):
    """Once files were read in a version it stays as it is: another one is added. It may only cease to be offered."""

    label = models.CharField(max_length=LABEL_LENGTH, unique=True, editable=False)
    name = models.CharField("name", max_length=NAME_LENGTH)
    version = models.CharField("version", max_length=VERSION_LENGTH)
    widths = models.JSONField("name and width of each field, in the order of the file")
    header_from = models.PositiveSmallIntegerField("first position of the agency in the header", null=True, blank=True)
    header_to = models.PositiveSmallIntegerField("last position of the agency in the header", null=True, blank=True)
    separators = models.CharField("how records end", max_length=5, choices=Ending.choices, default=Ending.ANY)
    source = models.CharField("where it is from", max_length=200)
    as_of = models.CharField("day or year of the source", max_length=40)
    is_offered = models.BooleanField("may be chosen", default=False)
    added_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(separators__in=Ending.values), name="layout_ending_is_known"),
        ]
        triggers = [
            pgtrigger.ReadOnly(
                name="stays",
                fields=["label", "name", "version", "widths", "header_from", "header_to", "separators"],
            ),
            pgtrigger.Protect(name="is_kept", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def length(self) -> int:
        """Bytes of a record."""
        return sum(width for _, width in self.widths)

    def as_version(self) -> LayoutVersion:
        """What files are read by. Raises `BadLayout` for a row that nobody saved yet."""
        place = (self.header_from, self.header_to) if self.header_from and self.header_to else None
        separators: Separators = self.separators  # type: ignore[assignment] # the constraint knows no other
        return version_of(self.name, self.version, [(key, width) for key, width in self.widths], place, separators)
