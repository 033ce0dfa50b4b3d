"""Files that were put together: headers among the records, records without a line end between them. Pure."""

from collections.abc import Iterator
from typing import NamedTuple

from citations.layout.citation import LENGTH
from citations.layout.header import HEADER
from citations.layout.version import LayoutVersion
from citations.reading.files import Reading
from citations.reading.text import day_of, text_of, words_of

NAMED = 5
"""Parts that are named; of the others there is the number."""
FILLED = 200
"""The bytes of a header from its filler to this one are looked at, and should be blank."""
LONGEST = 10 * LENGTH


class Part(NamedTuple):
    """A header among the records: the number of the record in whose place it stands, and what it says."""

    record: int
    first_byte: int
    words: str


def is_header(raw: bytes) -> bool:
    """Whether a piece begins as a header does: a date, a number, and blanks after the agency."""
    filler = HEADER.by_key["filler"].start - 1
    return (
        len(raw) > FILLED
        and day_of(raw[HEADER.by_key["date"].cut]) is not None
        and raw[HEADER.by_key["count"].cut].strip().isdigit()
        and not raw[filler:FILLED].strip()
    )


def lines_in(length: int, layout: LayoutVersion) -> int:
    """How many records of one length a piece of so many bytes is, if that is more than one; else 0."""
    return next((count for count in range(2, 11) if length in (count * each for each in layout.lengths)), 0)


def told_of(reading: Reading) -> str | None:
    """What was put together in a file, part by part; None if nothing was."""
    parts, glued, number, layout = [], 0, 0, reading.layout
    for number, (start, end) in enumerate(reading.records(), 1):
        if not (layout.length // 2 < end - start <= LONGEST):
            continue
        glued += lines_in(end - start, layout) > 0
        for at in _places(end - start, layout):
            # A look at the first byte is enough for nearly all records.
            if reading.source[start + at : start + at + 1].isdigit():
                head = reading.source[start + at : min(end, start + at + layout.length)]
                if is_header(head):
                    parts.append(Part(number, start + at, _said(head)))
    return " ".join(_sentences(parts, glued, reading, number)) or None


def _places(length: int, layout: LayoutVersion) -> Iterator[int]:
    """Where in a piece a header may begin."""
    yield 0
    for each in layout.lengths:
        if length > each + layout.without_agency - 1:
            yield each


def _said(head: bytes) -> str:
    day = day_of(head[HEADER.by_key["date"].cut])
    count = int(head[HEADER.by_key["count"].cut].strip())
    named = words_of(text_of(head[HEADER.by_key["agency"].cut]))
    of = f" from {named}" if named else ""
    return f"{day:%B} {day.day}, {day.year} with {count:,} citation{'' if count == 1 else 's'}{of}" if day else ""


def _sentences(parts: list[Part], glued: int, reading: Reading, last: int) -> Iterator[str]:
    if parts:
        yield f"The file seems to be {len(parts) + 1} files put together."
        begins = [
            f"at record {part.record:,} (byte {part.first_byte:,}) that of {part.words}" for part in parts[:NAMED]
        ]
        more = f", and {len(parts) - NAMED} more" if len(parts) > NAMED else ""
        has = "Further headers were found" if reading.header_span else "Headers were found"
        yield f"{has}: {'; '.join(begins)}{more}. Send each file by itself."
    if glued:
        what = "1 line holds" if glued == 1 else f"{glued:,} lines hold"
        yield f"{what} more than one record. End every record with a line end."
    start, end = reading.body
    rest = (end - (reading.header_span or (start, start))[1]) % reading.layout.length
    if not reading.has_lines and rest and last:
        yield (
            f"The file has no line ends, and its last record has {rest:,} bytes instead of {reading.layout.length:,}: "
            "bytes were lost or put in somewhere before. End header and records with a line end."
        )
