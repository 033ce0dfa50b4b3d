"""What can be downloaded: layouts, tables and rules, each made from what is in force at that moment (F-70)."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from django.db.models import QuerySet

from citations.layout.citation import CITATION
from citations.layout.disposition import DISPOSITION
from citations.layout.field import Layout
from citations.layout.header import HEADER
from citations.profiles import Profile
from citations.tables.kinds import Kind
from citations.tables.rules import rules_of

LAYOUTS: dict[str, tuple[str, Layout]] = {
    "citation-record": ("Citation record", CITATION),
    "header-record": ("Header record", HEADER),
    "disposition-record": ("Disposition record", DISPOSITION),
}
"""Layouts by their name in addresses."""

LAYOUT_HEADS = ("number", "field", "from", "to", "width", "label", "kind", "table", "edits")
RULE_HEADS = (
    "problem",
    "edit",
    "reason",
    "field",
    "sentence",
    "weight",
    "stage",
    "counts_to_rejection",
    "usual_weight",
)


def layout_rows(layout: Layout) -> list[tuple[str, ...]]:
    """A line for each field; positions count bytes from 1, both included."""
    return [
        (
            str(number),
            each.key,
            str(each.start),
            str(each.end),
            str(each.width),
            each.label,
            each.kind,
            each.table,
            " ".join(each.edits),
        )
        for number, each in enumerate(layout.fields, 1)
    ]


def table_heads(kind: Kind) -> tuple[str, ...]:
    """The first row of a table's file."""
    return tuple(kind.file.all_columns)


def table_rows(kind: Kind, rows: QuerySet[Any]) -> Iterator[tuple[str, ...]]:
    """The rows of a table as cells of the file that loads them again."""
    for row in rows.iterator(2_000):
        yield tuple(kind.file.cells_of(row).values())


def rule_rows(profile: Profile) -> list[tuple[str, ...]]:
    """Every rule with its weight and what that does."""
    return [
        (
            rule.problem,
            rule.edit,
            rule.reason,
            rule.field,
            rule.sentence,
            rule.weight.name,
            rule.weight.stage,
            "Y" if rule.weight.counts_to_rejection else "N",
            rule.usual.name,
        )
        for rule in rules_of(profile)
    ]


def csv_lines(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Lines of a CSV file, each cell exactly as it is: what is loaded again must not differ."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for row in chain([heads], rows):
        writer.writerow(row)
        yield out.getvalue()
        out.seek(0)
        out.truncate()
