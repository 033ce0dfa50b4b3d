"""A record of a file with its verdict."""

from typing import ClassVar

import pghistory
import pgtrigger
from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models.functions import Now, Upper

from accounts.models import User
from citations import permissions
from citations.disposition import ACCEPTED, WAITING
from citations.models.transfer import Transfer, codes_of
from citations.states import Stage

IS_ACCEPTED = models.Q(stage__in=ACCEPTED)
IS_WAITING = models.Q(stage__in=WAITING)

_STAGE_FOLLOWS = """
    IF NOT EXISTS (
        SELECT 1 FROM citations_correction c
        JOIN workflow_entry e ON e.subject_kind = 'citations.correction' AND e.subject_id = c.id::text
        WHERE c.citation_id = NEW.id AND e.recorded_at >= transaction_timestamp()
          AND (OLD.stage, NEW.stage, e.to_state) IN (
              ('rejected', 'temporary', 'accepted'), ('rejected', 'open', 'settled'), ('temporary', 'open', 'settled')
          )
    ) THEN
        RAISE EXCEPTION 'the stage of a citation changes only together with its correction';
    END IF;
    RETURN NEW;
"""
"""The stage was written once, by the edits; after that it follows the machine of the correction, in the same transaction."""


class CitationQuerySet(models.QuerySet["Citation"]):
    """Citations, always starting from who asks."""

    def for_user(self, user: User) -> "CitationQuerySet":
        """Staff see every citation; head and PoC see those that name their own agency."""
        if permissions.is_of_state(user):
            return self
        return self.alias(issuer=Upper("agency")).filter(issuer__in=codes_of(user))

    def on_file(self) -> "CitationQuerySet":
        """Accepted citations, each content once."""
        return self.filter(IS_ACCEPTED, is_repeat=False)


@pghistory.track(pghistory.UpdateEvent(), append_only=True, exclude=["image", "digest"])
class Citation(models.Model):
    """One record as received. Its stage is decided by the edits and written once; its history begins with the first change."""

    # Its own index would be the beginning of the one by file and record.
    transfer = models.ForeignKey(Transfer, models.PROTECT, related_name="citations", db_index=False)
    record = models.PositiveIntegerField("number in its file, from 1")
    first_byte = models.BigIntegerField()
    end_byte = models.BigIntegerField("byte after the last one")
    agency = models.CharField("issuing agency as found", max_length=12, blank=True)
    citation_number = models.CharField(max_length=14, blank=True)
    agency_key = models.CharField(max_length=12, blank=True, editable=False)
    number_key = models.CharField(max_length=14, blank=True, editable=False)
    stage = models.CharField(max_length=10, choices=Stage.choices)
    case_number = models.CharField(max_length=20, null=True)  # noqa: DJ001 - null is a record without a case
    digest = models.BinaryField("SHA-256 of the first 2,695 bytes", max_length=32, null=True)
    image = models.BinaryField("the record, compressed and sealed", null=True)
    officer_badge = models.CharField(max_length=10, blank=True)
    is_repeat = models.BooleanField("saved again though it was on file", default=False)
    stored_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = CitationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["transfer", "record"], name="record_once_in_its_file"),
            models.UniqueConstraint(
                fields=["digest"], condition=IS_ACCEPTED & models.Q(is_repeat=False), name="content_on_file_once"
            ),
            models.UniqueConstraint(fields=["case_number"], condition=IS_ACCEPTED, name="case_number_once"),
            models.CheckConstraint(condition=models.Q(stage__in=Stage.values), name="citation_stage_is_known"),
            models.CheckConstraint(
                condition=~IS_ACCEPTED | models.Q(case_number__isnull=False, digest__isnull=False, image__isnull=False),
                name="accepted_citation_is_whole",
            ),
        ]
        indexes = [
            models.Index(
                fields=["agency_key", "number_key", "id"],
                condition=IS_ACCEPTED & ~models.Q(number_key=""),
                name="citation_by_number",
            ),
            models.Index(fields=["stage", "-id"], name="citation_by_stage"),
            models.Index(
                fields=["agency_key", "number_key", "id"],
                condition=models.Q(stage=Stage.REJECTED) & ~models.Q(number_key=""),
                name="citation_refused_by_number",
            ),
            models.Index(fields=["id"], condition=IS_WAITING, name="citation_waiting"),
            # Rows lie in the order in which they were stored, so a few pages of index find a period among millions.
            BrinIndex(fields=["stored_at"], name="citation_by_day"),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.ReadOnly(name="image_is_kept", fields=["image", "digest"]),
            pgtrigger.Trigger(
                name="stage_follows",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition("OLD.stage IS DISTINCT FROM NEW.stage"),
                func=_STAGE_FOLLOWS,
            ),
        ]

    def __str__(self) -> str:
        return self.case_number or f"record {self.record}"


class Problem(models.Model):
    """One problem of a record. The value of a secret field is sealed, not stored in clear."""

    citation = models.ForeignKey(Citation, models.PROTECT, related_name="problems")
    edit = models.CharField(max_length=10)
    field = models.CharField(max_length=30)
    value = models.TextField(blank=True)
    sealed_value = models.BinaryField(null=True)
    weight = models.CharField(max_length=10)
    message = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["citation", "edit", "field"], name="problem_once"),
            models.CheckConstraint(condition=~models.Q(message=""), name="problem_is_told"),
        ]
        indexes = [models.Index(fields=["edit", "field", "citation"], name="problem_by_edit")]

    def __str__(self) -> str:
        return self.message
