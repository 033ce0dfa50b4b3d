"""What each byte of a file is: every byte has exactly one label (R10)."""

from collections.abc import Iterator
from typing import NamedTuple

from citations.reading.files import Reading


class Label(NamedTuple):
    """One stretch of a file: `bom`, `header`, `record`, `unreadable`, `separator` or `trailer`."""

    kind: str
    start: int
    end: int


def labels_of(reading: Reading) -> Iterator[Label]:
    """The stretches of a file from its first byte to its last, without gap and without overlap; empty ones are left out."""
    start, end = reading.body
    at = start
    if start:
        yield Label("bom", 0, start)
    for kind, first, last in _pieces(reading):
        if first > at:
            yield Label("separator", at, first)
        if last > first:
            yield Label(kind, first, last)
        at = last
    if end > at:
        yield Label("separator" if reading.is_readable else "unreadable", at, end)
    if len(reading.source) > end:
        yield Label("trailer", end, len(reading.source))


def _pieces(reading: Reading) -> Iterator[Label]:
    if reading.header_span:
        yield Label("header", *reading.header_span)
    for first, last in reading.records():
        yield Label("record" if last - first in reading.layout.lengths else "unreadable", first, last)
