"""The court case that an accepted citation opens, and the pool of its numbers (C-CASE-01)."""

import pghistory
from django.db import models
from django.db.models.functions import Now

from citations.disposition import ACCEPTED
from citations.models.citation import Citation
from citations.states import Stage


class CasePool(models.Model):
    """The last case number that was taken from a pool. Rejected records take none."""

    prefix = models.CharField(max_length=8)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField("last number taken")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["prefix", "year"], name="case_pool_once")]

    def __str__(self) -> str:
        return f"{self.prefix}-{self.year}"


@pghistory.track(pghistory.UpdateEvent(), append_only=True)
class Case(models.Model):
    """A traffic case. So far only its shell: number, stage, counts, and the citation that opened it."""

    number = models.CharField(max_length=20, unique=True)
    stage = models.CharField(max_length=10, choices=Stage.choices)
    citation = models.OneToOneField(Citation, models.PROTECT, related_name="case")
    opened_on = models.DateField()
    stored_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(stage__in=ACCEPTED), name="case_stage_is_known"),
        ]

    def __str__(self) -> str:
        return self.number


class Count(models.Model):
    """One charge of a case, numbered from 1 without gaps (C-CHG-03). Refused charges of its citation are none."""

    pk = models.CompositePrimaryKey("case_id", "sequence")
    case = models.ForeignKey(
        Case, models.PROTECT, to_field="number", db_column="case_number", related_name="counts", db_index=False,
        # Written in one statement after its case, in the same transaction; a check for each row would lock each case.
        db_constraint=False,
    )  # fmt: skip
    sequence = models.PositiveSmallIntegerField()
    slot = models.PositiveSmallIntegerField("place of the charge in its record, from 1")
    section = models.CharField(max_length=20)
    statute = models.CharField(max_length=4)
    over_limit = models.PositiveIntegerField(null=True)
    is_lowered = models.BooleanField("a misdemeanor, entered as an infraction", default=False)

    def __str__(self) -> str:
        return f"count {self.sequence}"
