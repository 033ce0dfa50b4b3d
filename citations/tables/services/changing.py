"""Drafts of changes and their publication: the only way in which a page changes a table or a rule."""

from datetime import date

import pghistory
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from citations.models import ImpactRun, ReferenceRow, TableChange, TableChangeRow, TablesVersion
from citations.profiles import load
from citations.reading.table_files import BadRow
from citations.states import RowAct
from citations.tables.kinds import EVERY_KIND, LABELS, RULE_WEIGHTS, Kind
from citations.tables.words import shown_title
from workflow.errors import NotNow, NotYou
from workflow.perform import begin, lock, perform, record

LOOK_AGAIN = (
    "The tables or this change are no longer what they were when its effect was looked at. Look again, then publish."
)


def add_row(
    *, kind: Kind, cells: dict[str, str], actor: User, change: TableChange | None, reason: str = ""
) -> TableChange:
    """Draft a new row. Raises `NotYou` or `NotNow`."""
    new = _checked(kind, cells)
    key = kind.file.parsed(new)["key"]
    if kind.model._default_manager.filter(key=key).exists():
        raise NotNow(f"There is a row for “{kind.title_of_cells(new)}” already. Change that row instead.")
    return _put(kind, key, RowAct.ADD, None, new, actor, change, reason)


def change_row(
    *, kind: Kind, row: ReferenceRow, cells: dict[str, str], actor: User, change: TableChange | None, reason: str = ""
) -> TableChange:
    """Draft other cells of a row; those that identify it stay. Raises `NotYou` or `NotNow`."""
    old = kind.file.cells_of(row)
    new = _checked(kind, old | {name: cell for name, cell in cells.items() if name not in kind.file.key})
    if new == old:
        raise NotNow("Nothing differs from the row as it is, so there is nothing to change.")
    return _put(kind, row.key, RowAct.CHANGE, old, new, actor, change, reason)


def end_row(
    *, kind: Kind, row: ReferenceRow, last_day: date, actor: User, change: TableChange | None, reason: str = ""
) -> TableChange:
    """Draft the last day of a row: what was once used is ended, never taken out. Raises `NotYou` or `NotNow`."""
    if not kind.file.has_days:
        raise NotNow("Rows of this table have no days. Take the row out instead.")
    old = kind.file.cells_of(row)
    new = _checked(kind, old | {"effective_to": last_day.isoformat()})
    return _put(kind, row.key, RowAct.END, old, new, actor, change, reason)


def remove_row(
    *, kind: Kind, row: ReferenceRow, actor: User, change: TableChange | None, reason: str = ""
) -> TableChange:
    """Draft that a row of a table without days is taken out; its history stays. Raises `NotYou` or `NotNow`."""
    if kind.file.has_days:
        raise NotNow("What was in effect on some day is ended by a date, never taken out.")
    return _put(kind, row.key, RowAct.REMOVE, kind.file.cells_of(row), None, actor, change, reason)


def take_row(*, change: TableChange, pk: int, actor: User) -> TableChange:
    """Take a row out of a draft again. Raises `NotYou` or `NotNow`."""
    _permit(actor)
    with transaction.atomic():
        locked = _draft(change)
        row = locked.rows.filter(pk=pk).first()
        if row is None:
            raise NotNow("This row is no longer part of the change.")
        row.delete()
        return record(locked, "take", actor=actor, note=_told(row))


def drop(change: TableChange, *, actor: User, note: str = "", version: int | None = None) -> TableChange:
    """Give a draft up. Raises `NotYou`, `NotNow` or `ChangedMeanwhile`."""
    return perform(change, "drop", actor=actor, note=note, version=version)


def publish(change: TableChange, *, actor: User, note: str = "", version: int | None = None) -> TableChange:
    """Put every row of a draft into force, if its effect was looked at under the tables of this moment.

    Raises `NotYou`, `NotNow` or `ChangedMeanwhile`, and then nothing was changed.
    """
    _permit(actor)
    now = timezone.now()
    with transaction.atomic():
        # Nobody changes a table from here on until the end, so what was looked at is what takes effect.
        token = locked_version().token
        draft = lock(change, version=version)
        if draft.is_draft and not is_weighed(draft, token=token):
            raise NotNow(LOOK_AGAIN)
        published = perform(draft, "publish", actor=actor, note=note, at=now)
        with pghistory.context(change=str(published.pk), actor=str(actor.pk)):
            apply(published)
    return published


def locked_version() -> TablesVersion:
    """The version of the tables, locked until the transaction ends: whoever writes a table waits."""
    TablesVersion.objects.get_or_create(pk=1)
    return TablesVersion.objects.select_for_update().get(pk=1)


def is_weighed(change: TableChange, *, token: object) -> bool:
    """Whether the last look at the effect of this draft is finished, and was made under these tables."""
    run = ImpactRun.objects.filter(change=change).order_by("-pk").first()
    return run is not None and run.result is not None and run.change_version == change.version and run.token == token


def apply(change: TableChange) -> None:
    """Write the rows of a change into the tables. Raises `NotNow` if a row is not what it was when it was drafted."""
    for row in change.rows.order_by("pk"):
        kind = EVERY_KIND[row.table]
        stored = kind.model._default_manager.select_for_update().filter(key=row.key).first()
        now = kind.file.cells_of(stored) if stored else None
        if now != row.old:
            raise NotNow(
                f"“{_title(row)}” was changed by somebody else after this change was drafted. "
                "Take it out of the change and put it in again as it should be."
            )
        if row.new is None:
            assert stored is not None
            stored.delete()
            continue
        values = kind.file.parsed(row.new)
        if stored is None:
            kind.model._default_manager.create(**values)
            continue
        for name, value in values.items():
            setattr(stored, name, value)
        stored.save(update_fields=list(values))


def _put(
    kind: Kind,
    key: str,
    act: RowAct,
    old: dict[str, str] | None,
    new: dict[str, str] | None,
    actor: User,
    change: TableChange | None,
    reason: str,
) -> TableChange:
    _permit(actor)
    with transaction.atomic():
        if change is None:
            draft = begin(TableChange(reason=reason, author=actor), "draft", actor=actor)
        else:
            draft = _draft(change)
        row = TableChangeRow(change=draft, table=kind.slug, key=key, act=act, old=old, new=new)
        try:
            with transaction.atomic():
                row.save()
        except IntegrityError:
            raise NotNow(
                f"“{_title(row)}” is part of this change already. Take it out there first, then put it in again."
            ) from None
        return record(draft, "put", actor=actor, note=_told(row))


def _draft(change: TableChange) -> TableChange:
    locked = lock(change)
    if not locked.is_draft:
        raise NotNow("This change is no longer a draft, so its rows stay as they are.")
    return locked


def _checked(kind: Kind, cells: dict[str, str]) -> dict[str, str]:
    """The cells as the loader would write them. Raises `NotNow` with the first thing that it would refuse."""
    try:
        values = kind.file.parsed(cells)
    except BadRow as error:
        column, words = next(iter(error.cells.items()))
        raise NotNow(f"{LABELS[column]} {words}.") from None
    since, until = values.get("effective_from"), values.get("effective_to")
    if since and until and until < since:
        raise NotNow("The last day in effect is before the first one.")
    if kind is RULE_WEIGHTS:
        _rule(values["profile"], values["problem"], values["weight"])
    return kind.file.cells_of(kind.model(**values))


def _rule(profile: str, problem: str, weight: str) -> None:
    settings = load(profile)
    if " ".join(problem.split()[:2]) not in settings.problems or weight not in settings.weights:
        raise NotNow("This court has no such rule or no such weight.")


def _title(row: TableChangeRow) -> str:
    return shown_title(EVERY_KIND[row.table], row.new or row.old or {})


def _told(row: TableChangeRow) -> str:
    return f"{EVERY_KIND[row.table].title}: {row.get_act_display().lower()} {_title(row)}"


def _permit(actor: User) -> None:
    if not (actor.is_active and actor.is_jb):
        raise NotYou("Only the Judicial Bureau changes the court's tables and rules. Nothing was changed.")
