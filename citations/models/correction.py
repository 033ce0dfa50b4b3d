"""The correction of a citation that waits: whose it is, what was changed, and the lists that somebody works by (C-ERQ-01)."""

from typing import Any, ClassVar

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django_fsm import FSMField, transition

from accounts.models import User
from citations import permissions
from citations.models.citation import Citation
from citations.states import CorrectionState
from workflow.machine import machine
from workflow.models import Entry, Record


class CorrectionQuerySet(models.QuerySet["Correction"]):
    """Corrections, always starting from who asks."""

    def for_user(self, user: User) -> "CorrectionQuerySet":
        """The queue belongs to the State."""
        return self if permissions.is_of_state(user) else self.none()


@machine
@pghistory.track(append_only=True, exclude=["as_filed"])
class Correction(Record):
    """The work on one citation. It begins when somebody takes the citation up or changes it, and ends with an open case."""

    state = FSMField(default=CorrectionState.WAITING, choices=CorrectionState.choices, protected=True)
    citation = models.OneToOneField(Citation, models.PROTECT, related_name="correction")
    assignee = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    assigned_at = models.DateTimeField(null=True)
    as_filed = models.BinaryField("sealed verdict before the first change", null=True)

    objects = CorrectionQuerySet.as_manager()

    ACTS: ClassVar[dict[str, str]] = {
        "take_up": "took up the citation",
        "assign": "assigned the citation",
        "release": "gave the citation back to the queue",
        "correct": "corrected the citation",
    }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=CorrectionState.values), name="correction_state_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(assignee=None, assigned_at=None)
                | models.Q(assignee__isnull=False, assigned_at__isnull=False),
                name="correction_assigned_at_an_instant",
            ),
        ]
        indexes = [models.Index(fields=["assignee", "assigned_at"], name="correction_by_assignee")]

    def __str__(self) -> str:
        return f"correction of citation {self.citation_id}"

    @transition(
        field=state,
        source=CorrectionState.WAITING,
        target=CorrectionState.ACCEPTED,
        permission=permissions.may_correct,
        custom={"label": "Accept citation", "done": "had the citation accepted, its case waits"},
    )
    def accept(self, **_: Any) -> None:
        """A rejected citation has few enough problems now, and a case of its own."""

    @transition(
        field=state,
        source=[CorrectionState.WAITING, CorrectionState.ACCEPTED],
        target=CorrectionState.SETTLED,
        permission=permissions.may_correct,
        custom={"label": "Open case", "done": "opened the case, nothing holds it any more"},
    )
    def settle(self, **_: Any) -> None:
        """Nothing holds the citation any more."""

    @transition(
        field=state,
        source=CorrectionState.WAITING,
        target=CorrectionState.DISMISSED,
        permission=permissions.may_correct,
        custom={"label": "Dismiss record", "done": "dismissed the record, nobody needs to correct it"},
    )
    def dismiss(self, **_: Any) -> None:
        """A rejected record that will never be a citation, a test or one sent anew, leaves the queue and stays rejected."""

    @transition(
        field=state,
        source=CorrectionState.DISMISSED,
        target=CorrectionState.WAITING,
        permission=permissions.may_correct,
        custom={"label": "Put back", "done": "put the record back into the queue"},
    )
    def put_back(self, **_: Any) -> None:
        """The dismissal was a mistake."""


class CorrectedField(models.Model):
    """One field that one save changed. Who and when are in its entry of the ledger. Values of secret fields are sealed."""

    correction = models.ForeignKey(Correction, models.PROTECT, related_name="fields")
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="+")
    field = models.CharField(max_length=30)
    old_value = models.TextField(blank=True)
    new_value = models.TextField(blank=True)
    sealed_old = models.BinaryField(null=True)
    sealed_new = models.BinaryField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "field"], name="corrected_field_once")]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.field} of {self.correction_id}"


class SavedFilter(models.Model):
    """A list of the queue that somebody works by: a name for an address."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    name = models.CharField(max_length=60)
    query = models.CharField("query of the address", max_length=500)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "name"], name="saved_filter_once")]

    def __str__(self) -> str:
        return self.name
