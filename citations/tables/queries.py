"""Questions about the tables: who may see which rows, how many there are and where from, and what happened to a row."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Upper

from accounts.models import User
from citations.layout.citation import CITATION
from citations.models import Code, ReferenceLoad, ReferenceRow, TableChange
from citations.models.reference import in_effect
from citations.models.transfer import codes_of
from citations.permissions import is_of_state
from citations.tables.kinds import LABELS, Kind
from citations.tables.words import shown_cell

SOURCES_SHOWN = 3
"""So many sources of a table are named; the others are counted."""


@dataclass(frozen=True)
class Origin:
    """Where the rows of a table are from."""

    total: int
    sources: list[str]
    more: int


@dataclass(frozen=True)
class Version:
    """A row as it was from an instant on: who made it so and through what, and each column that changed."""

    at: datetime
    who: str
    words: str
    columns: list[tuple[str, str, str]]
    change: UUID | None = None


def sees_all(user: User, kind: Kind) -> bool:
    """Whether a table is open to this person as a whole: names of officers are for the State only."""
    return not kind.is_about_people or is_of_state(user)


def rows_for(user: User, kind: Kind) -> QuerySet[Any]:
    """Rows that this person may see: names of officers are for the State, and for their own agency."""
    rows = kind.model._default_manager.all()
    if not sees_all(user, kind):
        rows = rows.alias(of_agency=Upper("agency")).filter(of_agency__in=codes_of(user))
    return rows


def found(rows: QuerySet[Any], kind: Kind, *, q: str = "", on: date | None = None, table: str = "") -> QuerySet[Any]:
    """The rows that fit: some text, in effect on a day, of one code table."""
    if q:
        wanted = Q()
        for name in kind.searched:
            wanted |= Q(**{f"{name}__icontains": q})
        rows = rows.filter(wanted)
    if on is not None and kind.file.has_days:
        rows = rows.filter(in_effect(on))
    if table and "table" in kind.file.columns:
        rows = rows.filter(table__iexact=table)
    return rows


def origin_of(rows: QuerySet[Any]) -> Origin:
    """How many rows there are, and their sources, the commonest first."""
    counted = rows.order_by().values_list("source", "as_of").annotate(n=Count("pk"))
    return _origin((source, as_of, n) for source, as_of, n in counted)


def code_tables() -> list[tuple[str, str, Origin]]:
    """Each code table with the fields that it is for, in words."""
    counted = Code.objects.order_by().values_list("table", "source", "as_of").annotate(n=Count("pk"))
    by_table: dict[str, list[tuple[str, str, int]]] = defaultdict(list)
    for table, source, as_of, n in counted:
        by_table[table.upper()].append((source, as_of, n))
    return [(table, fields_of(table), _origin(rows)) for table, rows in sorted(by_table.items())]


def fields_of(table: str) -> str:
    """The fields that a code table is for."""
    return ", ".join(field.label for field in CITATION.fields if field.table == table.upper())


def last_load(kind: Kind) -> ReferenceLoad | None:
    """The load that brought rows of this table last."""
    return ReferenceLoad.objects.filter(rows__has_key=kind.file.name).order_by("-pk").first()


def key_of(kind: Kind, pk: int) -> str | None:
    """Key of a row, also of one that was taken out."""
    key: str | None = kind.model._default_manager.filter(pk=pk).values_list("key", flat=True).first()
    return key or _events(kind).filter(pgh_obj_id=pk).order_by("-pgh_id").values_list("key", flat=True).first()


def history_of(kind: Kind, key: str) -> list[Version]:
    """Each version of the row with this key, the newest first."""
    events = list(_events(kind).filter(key=key).select_related("pgh_context").order_by("pgh_id"))
    told = _Told(event.pgh_context.metadata for event in events if event.pgh_context)
    versions: list[Version] = []
    before: dict[str, str] | None = None
    for event in events:
        gone = event.pgh_label == "delete"
        cells: dict[str, str] = {} if gone else kind.file.cells_of(event)
        columns = [
            (
                LABELS[name],
                shown_cell(kind, name, (before or {}).get(name, "")),
                shown_cell(kind, name, cells.get(name, "")),
            )
            for name in kind.file.all_columns
            if not gone and (before or {}).get(name, "") != cells.get(name, "")
        ]
        who, words, change = told.of(event.pgh_context.metadata if event.pgh_context else {})
        what = "taken out" if gone else "added" if before is None else "changed"
        versions.append(Version(event.pgh_created_at, who, f"{what}{words}", columns, change))
        before = None if gone else cells
    return versions[::-1]


class _Told:
    """Who changed rows, and through what, from what was noted with the change. A statement for each kind of note."""

    def __init__(self, notes: Iterable[dict[str, Any]]) -> None:
        known = list(notes)
        self.loads = ReferenceLoad.objects.in_bulk([each["load"] for each in known if "load" in each])
        self.changes = TableChange.objects.in_bulk([UUID(each["change"]) for each in known if "change" in each])
        self.people = User.objects.in_bulk([UUID(each["actor"]) for each in known if "actor" in each])

    def of(self, note: dict[str, Any]) -> tuple[str, str, UUID | None]:
        """Who, through what in words, and the change if there was one."""
        if load := self.loads.get(note.get("load")):
            return "The system", f" with the load of the folder “{load.folder}”", None
        change = self.changes.get(UUID(note["change"])) if "change" in note else None
        if change is None:
            return "Somebody", " outside of these pages", None
        who = self.people.get(UUID(note["actor"])) if "actor" in note else None
        return who.name if who else "Somebody", f", reason: {change.reason}", change.pk


def _events(kind: Kind) -> QuerySet[Any]:
    events: Any = kind.model.events  # type: ignore[attr-defined] # added where its history is declared
    found: QuerySet[Any] = events.rel.related_model._default_manager.all()
    return found


def _origin(counted: Iterable[tuple[str, str, int]]) -> Origin:
    rows = sorted(counted, key=lambda row: -row[2])
    named = [f"{source or 'source not told'}{f' ({as_of})' if as_of else ''}" for source, as_of, _ in rows]
    return Origin(sum(n for _, _, n in rows), named[:SOURCES_SHOWN], len(named[SOURCES_SHOWN:]))


def draft_changes() -> QuerySet[TableChange]:
    """Changes that rows may still be put into."""
    return TableChange.objects.filter(state="draft").order_by("-created_at")


def row_of(user: User, kind: Kind, pk: int) -> ReferenceRow | None:
    """The row as it is now, if it is still there and this person may see it."""
    row: ReferenceRow | None = rows_for(user, kind).filter(pk=pk).first()
    return row
