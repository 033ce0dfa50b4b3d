"""The one door. A state changes here and nowhere else."""

from typing import Any, TypeVar

import pghistory
from django.db import connection, models, transaction

from accounts.models import User
from workflow.acts import Act, acts_of, kind_of, state_of
from workflow.errors import ChangedMeanwhile, NotNow, NotYou
from workflow.models import Entry, Record
from workflow.sentences import not_now, not_you

R = TypeVar("R", bound=Record)


def perform(
    instance: R,
    verb: str,
    *,
    actor: User | None,
    note: str = "",
    acting_for: User | None = None,
    version: int | None = None,
    **facts: Any,
) -> R:
    """Do one act on a record and write it into the ledger, in one transaction, or do nothing.

    The row is locked and read again, then in this order: the version (where the form sent one), the permission, the state,
    the guards. `facts` are handed to the transition, whose body only sets columns. An actor of None is the system itself,
    allowed where the transition says `custom={"system": True}`. Returns the fresh, locked instance.

    Raises `ChangedMeanwhile`, `NotYou` or `NotNow`; each has a sentence, and nothing was changed.
    """
    with transaction.atomic():
        locked = lock(instance, version=version)
        act = _act(locked, verb, actor)
        missing = act.missing(locked)
        if missing:
            raise NotNow(not_now(locked, verb, missing), missing)
        entry = _write(locked, verb, actor, note, acting_for, act.source, act.target)
        with pghistory.context(entry=entry.pk), _entry_in_force(entry):
            getattr(locked, verb)(**facts)
            _save(locked)
    return locked


def begin(instance: R, verb: str, *, actor: User | None, note: str = "") -> R:
    """Store a new record in its start state together with its first entry (listed, filed, issued)."""
    with transaction.atomic():
        entry = _write(instance, verb, actor, note, None, "", state_of(instance))
        with pghistory.context(entry=entry.pk):
            models.Model.save(instance, force_insert=True)
    return instance


def record(
    instance: R, verb: str, *, actor: User | None, note: str = "", version: int | None = None, **columns: Any
) -> R:
    """Write an act that leaves the state as it is (training recorded, package acknowledged) and set its columns.

    Who may do it is for the calling service to check. Raises `ChangedMeanwhile`.
    """
    with transaction.atomic():
        locked = lock(instance, version=version)
        state = state_of(locked)
        entry = _write(locked, verb, actor, note, None, state, state)
        with pghistory.context(entry=entry.pk):
            for name, value in columns.items():
                setattr(locked, name, value)
            _save(locked)
    return locked


def revise(instance: R, *, version: int | None = None, **columns: Any) -> R:
    """Set columns without an act: a draft that nobody has been handed yet. The row's history keeps each version of it.

    Who may do it is for the calling service to check. Raises `ChangedMeanwhile`.
    """
    with transaction.atomic():
        locked = lock(instance, version=version)
        for name, value in columns.items():
            setattr(locked, name, value)
        _save(locked)
    return locked


def lock(instance: R, *, version: int | None = None) -> R:
    """Lock the row until the transaction ends and read it again; raise `ChangedMeanwhile` if the version is another."""
    locked = type(instance)._default_manager.select_for_update(of=("self",)).get(pk=instance.pk)
    if version is not None and locked.version != version:
        raise ChangedMeanwhile(
            "Somebody changed this record after you opened it. Nothing of yours was saved over theirs: "
            "look at the record as it is now, then do it again if it is still needed."
        )
    return locked


def _act(locked: Record, verb: str, actor: User | None) -> Act:
    """The act as declared for the state the row is in; permission is asked first, so that a stranger learns no state."""
    mine = [act for act in acts_of(locked) if act.verb == verb]
    if not mine:
        raise LookupError(f"{kind_of(locked)} has no act {verb!r}")
    if not mine[0].permits(locked, actor):
        raise NotYou(not_you(locked, verb))
    state = state_of(locked)
    for act in mine:
        if act.source == state:
            return act
    raise NotNow(not_now(locked, verb))


def _write(
    locked: Record, verb: str, actor: User | None, note: str, acting_for: User | None, source: str, target: str
) -> Entry:
    return Entry.objects.create(
        subject_kind=kind_of(locked),
        subject_id=str(locked.pk),
        verb=verb,
        actor=actor,
        acting_for=acting_for,
        from_state=source,
        to_state=target,
        note=note.strip(),
    )


class _entry_in_force:  # noqa: N801 - reads as a phrase where it is used
    """Tells the database which entry the next change of state belongs to, for this transaction only."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry

    def __enter__(self) -> None:
        self._set(str(self.entry.pk))

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._set("")

    @staticmethod
    def _set(value: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('eticket.entry', %s, true)", [value])


def _save(locked: Record) -> None:
    locked.version += 1
    models.Model.save(locked)
