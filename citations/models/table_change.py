"""A change of the court's tables: drafted, weighed against what came in lately, and published in one act (N-23)."""

from datetime import datetime
from typing import Any, ClassVar

import pghistory
from django.conf import settings
from django.db import models
from django_fsm import FSMField, transition

from citations import permissions
from citations.states import RowAct, TableChangeState
from workflow.machine import machine
from workflow.models import Record


@machine
@pghistory.track(append_only=True)
class TableChange(Record):
    """Some rows that will be added, changed, ended or taken out together. Nothing takes effect before it is published."""

    state = FSMField(default=TableChangeState.DRAFT, choices=TableChangeState.choices, protected=True)
    reason = models.CharField("why the tables change", max_length=500)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True)

    ACTS: ClassVar[dict[str, str]] = {
        "draft": "drafted the change",
        "put": "put a row into the change",
        "take": "took a row out of the change",
    }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=TableChangeState.values), name="table_change_state_is_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(state=TableChangeState.PUBLISHED) | models.Q(published_at__isnull=False),
                name="table_change_published_at_an_instant",
            ),
        ]
        indexes = [models.Index(fields=["-created_at", "-id"], name="table_change_newest")]

    def __str__(self) -> str:
        return f"change of {self.created_at:%Y-%m-%d}"

    @property
    def shown_as(self) -> str:
        """What people see of it: its reason, which is too free a text for logs."""
        return self.reason

    @property
    def is_draft(self) -> bool:
        """Rows may still be put in and taken out."""
        return str(self.state) == TableChangeState.DRAFT

    @transition(
        field=state,
        source=TableChangeState.DRAFT,
        target=TableChangeState.PUBLISHED,
        permission=permissions.may_change_tables,
        custom={"label": "Publish change", "done": "published the change"},
    )
    def publish(self, *, at: datetime) -> None:
        """Its rows are in force from now on."""
        self.published_at = at

    @transition(
        field=state,
        source=TableChangeState.DRAFT,
        target=TableChangeState.DROPPED,
        permission=permissions.may_change_tables,
        custom={"label": "Drop change", "done": "dropped the change"},
    )
    def drop(self, **_: Any) -> None:
        """It will not be published."""


class TableChangeRow(models.Model):
    """What one row of a table was and will be, each as the cells of its file. No old one is a new row, no new one is taken out."""

    change = models.ForeignKey(TableChange, models.PROTECT, related_name="rows")
    table = models.CharField(max_length=20)
    key = models.TextField()
    act = models.CharField(max_length=10, choices=RowAct.choices)
    old = models.JSONField(null=True)
    new = models.JSONField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["change", "table", "key"], name="table_change_names_a_row_once"),
            models.CheckConstraint(
                condition=models.Q(act=RowAct.ADD, old=None, new__isnull=False)
                | models.Q(act__in=[RowAct.CHANGE, RowAct.END], old__isnull=False, new__isnull=False)
                | models.Q(act=RowAct.REMOVE, old__isnull=False, new=None),
                name="table_change_row_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_act_display()} in {self.table}"


class ImpactRun(models.Model):
    """One look at what a change would do to the records that came in lately, under the tables and the draft of that moment."""

    change = models.ForeignKey(TableChange, models.PROTECT, related_name="runs")
    change_version = models.PositiveIntegerField("the draft that was weighed")
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    since = models.DateTimeField("records received from here on are looked at")
    begun_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    examined = models.PositiveIntegerField("records looked at so far", default=0)
    tries = models.PositiveSmallIntegerField(default=0)
    token = models.UUIDField("the tables it was made under", null=True)
    result = models.JSONField(null=True)
    trouble = models.CharField("why there is no result", max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ended_at=None, result=None)
                | models.Q(ended_at__isnull=False, result__isnull=False, trouble="")
                | (models.Q(ended_at__isnull=False, result=None) & ~models.Q(trouble="")),
                name="impact_run_ends_with_a_result_or_a_reason",
            ),
            # Asking twice at once begins one look.
            models.UniqueConstraint(
                fields=["change", "change_version"],
                condition=models.Q(ended_at=None),
                name="impact_run_once_at_a_time",
            ),
        ]
        indexes = [
            models.Index(fields=["change", "-id"], name="impact_run_newest"),
            models.Index(fields=["asked_at"], condition=models.Q(ended_at=None), name="impact_run_waits"),
        ]

    def __str__(self) -> str:
        return f"look at {self.change_id}"
