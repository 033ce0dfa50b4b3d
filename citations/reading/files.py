"""Where the header and the records of a file lie (contract, section 4). Nothing is copied but the header."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from citations.layout.header import HEADER
from citations.layout.version import COURT, LayoutVersion
from citations.reading.text import day_of, text_of, words_of

MARK = b"\xef\xbb\xbf"
"""The byte order mark of UTF-8."""

LINE_ENDS = b"\r\n\x1a"
"""What may follow the last record: line ends and the end-of-file byte of old systems."""

Span = tuple[int, int]
"""First byte of a piece and the byte after its last one, counted from 0 in the file as received."""


class Source(Protocol):
    """The bytes of a file: in memory, mapped, or fetched piece by piece. Only single bytes are looked for."""

    def __len__(self) -> int: ...
    def __getitem__(self, cut: slice, /) -> bytes: ...
    def find(self, sub: bytes, start: int, end: int, /) -> int: ...


@dataclass(frozen=True, slots=True)
class Header:
    """What the header says; None is what it does not say, or not readably."""

    sent_on: date | None = None
    count: int | None = None
    agency: str | None = None


@dataclass(slots=True)
class Reading:
    """A file, understood as far as its header. `records()` walks the rest."""

    source: Source
    body: Span
    layout: LayoutVersion = COURT
    notes: list[str] = field(default_factory=list)
    header: Header = Header()
    header_span: Span | None = None
    is_readable: bool = True
    has_lines: bool = False
    _first: int = 0
    """Where the first record begins; beyond the body if there is none."""

    def records(self) -> Iterator[Span]:
        """The span of each record in file order, line ends left out."""
        if not self.is_readable:
            return iter(())
        return self._lines(self._first) if self.has_lines else self._blocks(self._first)

    def _lines(self, start: int) -> Iterator[Span]:
        source, end = self.source, self.body[1]
        while start <= end:
            stop = source.find(b"\n", start, end)
            if stop < 0:
                stop = end
            yield start, stop - 1 if stop > start and source[stop - 1 : stop] == b"\r" else stop
            start = stop + 1

    def _blocks(self, start: int) -> Iterator[Span]:
        end = self.body[1]
        length = self.layout.length
        for first in range(start, end, length):
            yield first, min(first + length, end)


def read(source: Source, layout: LayoutVersion = COURT) -> Reading:
    """Understand a file of a version of the layout as far as its header. Never raises."""
    start = len(MARK) if source[: len(MARK)] == MARK else 0
    reading = Reading(source, (start, _end(source, start)), layout, ["bom"] if start else [])
    start, end = reading.body
    if start == end:
        return _refuse(reading, "empty_file")
    if any(byte > 127 or byte == 0 for byte in source[start : min(start + 12, end)]):
        return _refuse(reading, "not_ascii")
    reading.has_lines = _has_lines(reading)
    _take_header(reading)
    return reading


def _refuse(reading: Reading, note: str) -> Reading:
    reading.notes.append(note)
    reading.is_readable = False
    return reading


def _end(source: Source, start: int) -> int:
    """The byte after the body: line ends and end-of-file bytes at the end of the file are dropped, all of them."""
    end = len(source)
    while end > start:
        tail = source[max(start, end - 4096) : end]
        kept = len(tail.rstrip(LINE_ENDS))
        end -= len(tail) - kept
        if kept:
            break
    return end


def _has_lines(reading: Reading) -> bool:
    if reading.layout.separators != "any":
        return reading.layout.separators == "lines"
    return reading.source.find(b"\n", *reading.body) >= 0


def _take_header(reading: Reading) -> None:
    start, end = first = _first_piece(reading)
    length, agency = end - start, reading.layout.agency_cut
    has_length = length in reading.layout.lengths
    if not has_length and length != reading.layout.without_agency:
        reading.notes.append("bad_header")
    else:
        raw = reading.source[start:end]
        sent = day_of(raw[HEADER.by_key["date"].cut])
        digits = raw[HEADER.by_key["count"].cut].strip(b" ")
        count = int(digits) if digits.isdigit() else None
        if has_length and sent is None and count is None:
            # No header at all: the first piece is a citation, and none is lost to a missing header.
            reading.notes.append("bad_header")
            reading._first = start
            return
        named = words_of(text_of(raw[agency])) if has_length and agency else ""
        if not named and not (has_length and agency is None):
            reading.notes.append("old_header")
        if sent is None or count is None:
            reading.notes.append("bad_header")
        reading.header = Header(sent, count, named or None)
    reading.header_span = first
    reading._first = _after(reading, first)


def _first_piece(reading: Reading) -> Span:
    (start, end), layout = reading.body, reading.layout
    if reading.has_lines:
        return next(reading._lines(start))
    old = layout.without_agency
    is_old = end - start >= old and (end - start - old) % layout.length == 0
    return start, min(end, start + (old if is_old else layout.length))


def _after(reading: Reading, piece: Span) -> int:
    """Where the piece after this one begins."""
    if not reading.has_lines:
        return piece[1]
    end = reading.body[1]
    newline = reading.source.find(b"\n", piece[1], end)
    return (newline if newline >= 0 else end) + 1
