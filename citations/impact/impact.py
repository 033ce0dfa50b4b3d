"""What other rules would do to many records: counts, and the first records as examples. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

MOST = 50
"""Records that are named; the others are only counted."""

Error = tuple[str, str]
"""Edit and field of a problem."""


class ChangedRecord(NamedTuple):
    """One record that would be different. Agency and number are as found."""

    citation: int
    agency: str
    number: str
    before: str
    after: str
    appear: tuple[Error, ...]
    go: tuple[Error, ...]

    @property
    def moves(self) -> bool:
        """Whether it would end in another stage."""
        return self.before != self.after


@dataclass(frozen=True)
class Impact:
    """The difference between two sets of rules over some records. A record is changed if its stage or the set of its
    problems is."""

    examined: int = 0
    changed: int = 0
    stages: Mapping[tuple[str, str], int] = field(default_factory=dict)
    """Records by the stage they would leave and the one they would go to; those that stay are not there."""
    appearing: Mapping[Error, int] = field(default_factory=dict)
    going: Mapping[Error, int] = field(default_factory=dict)
    examined_by_agency: Mapping[str, int] = field(default_factory=dict)
    """Examined records of the agencies in `by_agency`, which is by the agency as found, in capitals."""
    by_agency: Mapping[str, int] = field(default_factory=dict)
    """Changed records by agency."""
    records: tuple[ChangedRecord, ...] = ()
    """The first changed records: those that would end in another stage, then others, each in the order of their numbers."""
    unopened: int = 0
    """Records whose sealed image does not open here; they are not among those examined."""
    unopened_records: tuple[int, ...] = ()
    """The first of them."""

    @property
    def moved(self) -> int:
        """How many records would end in another stage."""
        return sum(self.stages.values())

    def as_json(self) -> dict[str, Any]:
        """As it is stored and printed; lists are in a fixed order."""
        errors = sorted(set(self.appearing) | set(self.going))
        return {
            "examined": self.examined,
            "changed": self.changed,
            "moves": [{"from": old, "to": new, "count": count} for (old, new), count in sorted(self.stages.items())],
            "problems": [
                {"edit": edit, "field": key, "appear": self.appearing.get(each, 0), "go": self.going.get(each, 0)}
                for each in errors
                for edit, key in [each]
            ],
            "agencies": [
                {"agency": agency, "examined": self.examined_by_agency.get(agency, 0), "changed": count}
                for agency, count in sorted(self.by_agency.items())
            ],
            "records": [_record_as_json(each) for each in self.records],
            "unopened": self.unopened,
            "unopened_records": list(self.unopened_records),
        }


@dataclass
class Tally:
    """Counts while records are walked. Its size depends on how many kinds of things there are, not on how many records."""

    examined: Counter[str] = field(default_factory=Counter)
    """Records by agency."""
    changed: Counter[str] = field(default_factory=Counter)
    stages: Counter[tuple[str, str]] = field(default_factory=Counter)
    appearing: Counter[Error] = field(default_factory=Counter)
    going: Counter[Error] = field(default_factory=Counter)
    moved: list[ChangedRecord] = field(default_factory=list)
    others: list[ChangedRecord] = field(default_factory=list)
    unopened: int = 0
    unopened_records: list[int] = field(default_factory=list)

    def add(self, record: ChangedRecord) -> None:
        """Count a changed record, whose agency was counted as examined already."""
        self.changed[record.agency.upper()] += 1
        self.appearing.update(record.appear)
        self.going.update(record.go)
        if record.moves:
            self.stages[record.before, record.after] += 1
        kept = self.moved if record.moves else self.others
        if len(kept) < MOST:
            kept.append(record)

    def miss(self, citation: int) -> None:
        """Count a record that does not open."""
        self.unopened += 1
        if len(self.unopened_records) < MOST:
            self.unopened_records.append(citation)

    def impact(self) -> Impact:
        """What was counted."""
        return Impact(
            examined=self.examined.total(),
            changed=self.changed.total(),
            stages=dict(self.stages),
            appearing=dict(self.appearing),
            going=dict(self.going),
            examined_by_agency={agency: self.examined[agency] for agency in self.changed},
            by_agency=dict(self.changed),
            records=tuple((self.moved + self.others)[:MOST]),
            unopened=self.unopened,
            unopened_records=tuple(self.unopened_records),
        )


def together(impacts: Iterable[Impact]) -> Impact:
    """One result of several that looked at different records. Of an agency in more than one, examined records are those
    of the results in which it has changed ones."""
    every = list(impacts)

    def total(name: str) -> dict[Any, int]:
        counts: Counter[Any] = Counter()
        for each in every:
            counts.update(getattr(each, name))
        return dict(counts)

    records = sorted((record for each in every for record in each.records), key=lambda one: (not one.moves, one))
    return Impact(
        examined=sum(each.examined for each in every),
        changed=sum(each.changed for each in every),
        stages=total("stages"),
        appearing=total("appearing"),
        going=total("going"),
        examined_by_agency=total("examined_by_agency"),
        by_agency=total("by_agency"),
        records=tuple(records[:MOST]),
        unopened=sum(each.unopened for each in every),
        unopened_records=tuple(sorted(pk for each in every for pk in each.unopened_records)[:MOST]),
    )


def _record_as_json(record: ChangedRecord) -> dict[str, Any]:
    return {
        "pk": record.citation,
        "agency": record.agency,
        "number": record.number,
        "from": record.before,
        "to": record.after,
        "appear": [list(each) for each in record.appear],
        "go": [list(each) for each in record.go],
    }
