"""The court's own tables, against which records are checked. They are loaded from files and only ever replaced by key."""

from django.db import models


class ReferenceRow(models.Model):
    """A row of a table. `key` joins what identifies it, without regard to case, as the loader makes it."""

    key = models.TextField(unique=True, editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.key.replace("\x1f", " ").strip()


class CourtAgency(ReferenceRow):
    """An agency as the court knows it. A blank default location means that its files name one (C-LOC-01, C-LOC-02)."""

    code = models.TextField()
    name = models.TextField(blank=True)
    default_location = models.TextField(blank=True)
    default_court = models.TextField(blank=True)

    class Meta(ReferenceRow.Meta):
        verbose_name_plural = "court agencies"


class CourtLocation(ReferenceRow):
    """A place where a violation may have happened (C-LOC-03)."""

    code = models.TextField()
    name = models.TextField(blank=True)


class CourtOfficer(ReferenceRow):
    """One name of the officer who has a badge at an agency (C-OFF-01, C-OFF-02)."""

    agency = models.TextField()
    badge = models.TextField()
    first_name = models.TextField(blank=True)
    last_name = models.TextField(blank=True)
    name_kind = models.TextField()


class Charge(ReferenceRow):
    """A charge of the code and its level (C-CHG-01, C-CHG-02)."""

    statute = models.TextField()
    section = models.TextField()
    description = models.TextField(blank=True)
    level = models.TextField()
    wobbler = models.BooleanField()
    dmv_reportable = models.BooleanField()


class BailRow(ReferenceRow):
    """Bail for a charge in a stretch of time; no date is no limit."""

    statute = models.TextField()
    section = models.TextField()
    effective_from = models.DateField(null=True)
    effective_to = models.DateField(null=True)
    special_schedule = models.TextField(blank=True)
    base_fine = models.DecimalField(max_digits=12, decimal_places=2, null=True)


class Code(ReferenceRow):
    """A code of one of the code tables in a stretch of time; no date is no limit."""

    table = models.TextField()
    code = models.TextField()
    description = models.TextField(blank=True)
    effective_from = models.DateField(null=True)
    effective_to = models.DateField(null=True)
