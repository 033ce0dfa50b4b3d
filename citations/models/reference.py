"""The court's own tables, against which records are checked, and what it weighs differently from its profile.

Loaded from files and replaced by key, or changed in the browser by a published `TableChange`. Every change of a row is kept.
"""

from collections.abc import Callable
from datetime import date
from typing import ClassVar, TypeVar

import pghistory
import pgtrigger
from django.db import models

R = TypeVar("R", bound=models.Model)

renew = pgtrigger.Trigger(
    name="renews_tables",
    level=pgtrigger.Statement,
    # Before, so that two writers meet at the one row first and never wait for each other's rows.
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete | pgtrigger.Truncate,
    func="""
        INSERT INTO citations_tablesversion (id, token) VALUES (1, gen_random_uuid())
        ON CONFLICT (id) DO UPDATE SET token = EXCLUDED.token;
        RETURN NULL;
    """,
)
"""Gives `TablesVersion` another token with every statement that may change a table."""


def tracked(model: type[R]) -> type[R]:
    """Keeps each version of a row, the last one of a row that was taken out too."""
    # Made anew for each model: a tracker remembers the columns of the first model that it was used for.
    events = (pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
    track: Callable[[type[R]], type[R]] = pghistory.track(*events, append_only=True)
    return track(model)


def in_effect(day: date) -> models.Q:
    """Rows that are in effect on a day; no first or last day is no limit. For tables whose rows have days."""
    begun = models.Q(effective_from=None) | models.Q(effective_from__lte=day)
    return begun & (models.Q(effective_to=None) | models.Q(effective_to__gte=day))


class ReferenceRow(models.Model):
    """A row of a table. `key` joins what identifies it, without regard to case, as the loader makes it."""

    key = models.TextField(unique=True, editable=False)
    source = models.TextField("where the row is from", blank=True)
    as_of = models.TextField("day or year of the source", blank=True)

    class Meta:
        abstract = True
        triggers: ClassVar[list[pgtrigger.Trigger]] = [renew]

    def __str__(self) -> str:
        return self.key.replace("\x1f", " ").strip()


@tracked
class CourtAgency(ReferenceRow):
    """An agency as the court knows it. A blank default location means that its files name one (C-LOC-01, C-LOC-02)."""

    code = models.TextField()
    name = models.TextField(blank=True)
    default_location = models.TextField(blank=True)
    default_court = models.TextField(blank=True)

    class Meta(ReferenceRow.Meta):
        verbose_name_plural = "court agencies"


@tracked
class CourtLocation(ReferenceRow):
    """A place where a violation may have happened (C-LOC-03)."""

    code = models.TextField()
    name = models.TextField(blank=True)


@tracked
class CourtOfficer(ReferenceRow):
    """One name of the officer who has a badge at an agency (C-OFF-01, C-OFF-02)."""

    agency = models.TextField()
    badge = models.TextField()
    first_name = models.TextField(blank=True)
    last_name = models.TextField(blank=True)
    name_kind = models.TextField()


@tracked
class Charge(ReferenceRow):
    """A charge of the code and its level (C-CHG-01, C-CHG-02)."""

    statute = models.TextField()
    section = models.TextField()
    description = models.TextField(blank=True)
    level = models.TextField()
    wobbler = models.BooleanField()
    dmv_reportable = models.BooleanField()


@tracked
class BailRow(ReferenceRow):
    """Bail for a charge in a stretch of time; no date is no limit."""

    statute = models.TextField()
    section = models.TextField()
    effective_from = models.DateField(null=True)
    effective_to = models.DateField(null=True)
    special_schedule = models.TextField(blank=True)
    base_fine = models.DecimalField(max_digits=12, decimal_places=2, null=True)


@tracked
class Code(ReferenceRow):
    """A code of one of the code tables in a stretch of time; no date is no limit."""

    table = models.TextField()
    code = models.TextField()
    description = models.TextField(blank=True)
    effective_from = models.DateField(null=True)
    effective_to = models.DateField(null=True)


@tracked
class RuleWeight(ReferenceRow):
    """A weight that a problem has instead of the one in the profile's file, such as "report" for "4 missing"."""

    profile = models.TextField()
    problem = models.TextField()
    weight = models.TextField()
