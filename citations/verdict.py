"""What became of a file, as the contract prints it (section 2)."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from typing import Any

from citations.disposition import STAGES
from citations.layout.citation import SECRET
from citations.reading.files import Header


@dataclass(frozen=True, slots=True)
class ProblemVerdict:
    """One problem of a record."""

    edit: str
    field: str
    value: str
    weight: str
    message: str


@dataclass(frozen=True, slots=True)
class RecordVerdict:
    """One record: where it lies, what it names, what became of it, and why."""

    record: int
    span: tuple[int, int]
    agency: str
    citation_number: str
    stage: str
    case_number: str | None = None
    problems: list[ProblemVerdict] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A whole file. `transfer` is None where nothing was stored."""

    sha256: str
    header: Header
    notes: list[dict[str, str]]
    records: list[RecordVerdict]
    transfer: str | None = None

    @property
    def totals(self) -> dict[str, int]:
        """How many records ended in each stage, and how many there were."""
        return totals_of(each.stage for each in self.records)

    def starred(self, secret: Mapping[int, Set[str]] | None = None) -> "Verdict":
        """The same verdict with the values of secret fields starred, as it leaves through the browser; `secret` tells the
        fields of records that have others besides."""
        more = secret or {}
        return replace(self, records=[_starred(each, more.get(each.record, SECRET)) for each in self.records])

    def as_json(self) -> dict[str, Any]:
        """The object that is printed."""
        sent_on = self.header.sent_on
        return {
            "transfer": self.transfer,
            "sha256": self.sha256,
            "header": {
                "date": sent_on.isoformat() if sent_on else None,
                "count": self.header.count,
                "agency": self.header.agency,
            },
            "totals": self.totals,
            "notes": self.notes,
            "records": [_record(each) for each in self.records],
        }


def totals_of(stages: Iterable[str]) -> dict[str, int]:
    """How many there are of each stage, and of all."""
    totals = dict.fromkeys(STAGES, 0)
    for stage in stages:
        totals[stage] += 1
    return totals | {"received": sum(totals.values())}


def _starred(each: RecordVerdict, secret: Set[str]) -> RecordVerdict:
    problems = [replace(it, value="*" * len(it.value)) if it.field in secret else it for it in each.problems]
    return replace(each, problems=problems)


def _record(each: RecordVerdict) -> dict[str, Any]:
    return {
        "record": each.record,
        "span": list(each.span),
        "agency": each.agency,
        "citation_number": each.citation_number,
        "stage": each.stage,
        "case_number": each.case_number,
        "problems": [
            {"edit": it.edit, "field": it.field, "value": it.value, "weight": it.weight, "message": it.message}
            for it in each.problems
        ],
    }
