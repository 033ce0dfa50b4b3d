"""Rows of a draft that would be in effect on the same days as another row about the same thing.

Nothing forbids it: a code counts while any of its rows does, and of two lines of the bail schedule the one that began later
is used (`citations.edits.tables`). Often it is a mistake all the same, so it is said before the change is published.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from citations import profiles
from citations.court_tables import charge_key
from citations.edits.tables import folded
from citations.models import TableChange, TableChangeRow
from citations.tables.kinds import KINDS, Kind

About = tuple[bytes, ...]
"""What a row is about, in the form in which the rules compare it."""

_Reads = Callable[[Mapping[str, Any]], About]


@dataclass(frozen=True, slots=True)
class Overlap:
    """A row of the draft, the row that will be in effect with it on the days told, and what comes of it."""

    kind: Kind
    title: str
    other: str
    since: date | None
    until: date | None
    effect: str
    pk: int | None
    """The other row; None if it is only drafted, in this change too."""


@dataclass(frozen=True, slots=True)
class _Row:
    about: About
    key: str
    title: str
    since: date | None
    until: date | None
    pk: int | None

    def meets(self, other: "_Row") -> bool:
        """Whether there is a day on which both are in effect."""
        ends = self.until or date.max, other.until or date.max
        return (self.since or date.min) <= ends[1] and (other.since or date.min) <= ends[0]


def _code(values: Mapping[str, Any]) -> About:
    return values["table"].upper().encode(), folded(values["code"])


def _charge(values: Mapping[str, Any]) -> About:
    return charge_key(values["statute"], values["section"], profiles.load())


_ABOUT: dict[str, tuple[_Reads, str]] = {
    "codes": (_code, "A file may use the code while either row is in effect."),
    "bail-schedule": (
        _charge,
        "On days of both, the row that begins later is used; of two that begin alike, the newer.",
    ),
    "charges": (_charge, "These rows have no days, so the newer one is used from its publication on."),
}
"""By table: what a row is about, and what comes of two rows at once. Rows of other tables cannot be there twice."""


def overlaps_of(change: TableChange) -> list[Overlap]:
    """Each row of the change that is new or gets other days, with each row that will be in effect with it."""
    by_table: dict[str, list[TableChangeRow]] = defaultdict(list)
    for row in change.rows.order_by("pk"):
        by_table[row.table].append(row)
    return [overlap for slug in _ABOUT if slug in by_table for overlap in _overlaps(KINDS[slug], by_table[slug])]


def _overlaps(kind: Kind, drafted: list[TableChangeRow]) -> Iterator[Overlap]:
    about, effect = _ABOUT[kind.slug]
    kept = [row for row in drafted if row.new is not None]
    new = [_row(kind, kind.file.parsed(row.new or {}), about) for row in kept if _gets_days(row)]
    if not new:
        return
    stored = {row.key: row for row in _stored(kind, about, {row.about for row in new})}
    # What the draft ends or takes out stands as it will be then.
    standing: dict[str, _Row] = {key: row for key, row in stored.items() if key not in {each.key for each in drafted}}
    for row in kept:
        if not _gets_days(row):
            standing[row.key] = _row(kind, kind.file.parsed(row.new or {}), about, stored.get(row.key))
    for each in new:
        for other in standing.values():
            if each.about == other.about and each.meets(other):
                yield Overlap(kind, each.title, other.title, other.since, other.until, effect, other.pk)
        # So that two new rows are named once.
        standing[each.key] = each


def _gets_days(row: TableChangeRow) -> bool:
    """Whether a draft adds days to a row; one that only loses days, or gets other words, was there before."""
    old, new = row.old, row.new or {}
    return old is None or _last(new) > _last(old)


def _last(cells: Mapping[str, str]) -> date:
    """The last day of cells as they are kept in a draft."""
    return date.fromisoformat(cells["effective_to"]) if cells.get("effective_to") else date.max


def _stored(kind: Kind, about: _Reads, wanted: set[About]) -> Iterator[_Row]:
    names = [*kind.file.key, *(["effective_to"] if kind.file.has_days else [])]
    for values in kind.model._default_manager.order_by("pk").values("pk", "key", *names):
        if about(values) in wanted:
            yield _row(kind, values, about)


def _row(kind: Kind, values: Mapping[str, Any], about: _Reads, stored: _Row | None = None) -> _Row:
    return _Row(
        about(values),
        values["key"],
        kind.title_of_cells({name: str(values[name] or "") for name in kind.file.key}),
        values.get("effective_from"),
        values.get("effective_to"),
        stored.pk if stored else values.get("pk"),
    )
