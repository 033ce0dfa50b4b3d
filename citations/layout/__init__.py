"""The record as data: `citation.csv` names each field with its width; offsets are added up, never typed."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

RECORD_LENGTH = 2696
"""Bytes of a record; the last one is reserved (C-REC-04)."""

OLD_HEADER_LENGTH = 2684
"""Bytes of a header without the issuing agency (C-HDR-04)."""


@dataclass(frozen=True)
class Field:
    """One field. `start` and `end` count bytes from 0, `end` excluded."""

    key: str
    label: str
    start: int
    end: int
    kind: str
    table: str


@cache
def fields() -> tuple[Field, ...]:
    """The 108 fields of a citation record and the reserved byte, in order."""
    found: list[Field] = []
    with (Path(__file__).parent / "citation.csv").open(newline="") as file:
        for row in csv.DictReader(file):
            start = found[-1].end if found else 0
            end = start + int(row["width"])
            found.append(Field(row["key"], row["label"], start, end, row["kind"], row["table"]))
    if found[-1].end != RECORD_LENGTH:
        raise ValueError(f"the widths of citation.csv add up to {found[-1].end}, not {RECORD_LENGTH}")
    return tuple(found)
