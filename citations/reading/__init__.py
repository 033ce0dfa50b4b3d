"""From the bytes of a file to its header and records, each with its span. Pure: no database, no Django (contract, part 4)."""

from dataclasses import dataclass, field
from datetime import date

from citations.layout import OLD_HEADER_LENGTH, RECORD_LENGTH

READABLE = (RECORD_LENGTH - 1, RECORD_LENGTH)
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
TRAILING = b"\r\n\x1a"
CONTROLS = dict.fromkeys((*range(32), *range(127, 160)), " ")


@dataclass(frozen=True)
class Header:
    """What the header says; None where it cannot be read."""

    sent_on: date | None = None
    count: int | None = None
    agency: str | None = None


@dataclass(frozen=True)
class Span:
    """One record: `data[start:end]` of the file as received, line end excluded."""

    start: int
    end: int

    @property
    def is_readable(self) -> bool:
        """Whether it has the length of a record."""
        return self.end - self.start in READABLE


@dataclass
class Reading:
    """A file, read. `notes` are codes in the order in which they were found, each once."""

    header: Header = field(default_factory=Header)
    records: list[Span] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def text_of(raw: bytes) -> str:
    """The text of a field: Latin-1, control characters as spaces, spaces stripped from both ends (contract, part 5)."""
    return raw.decode("latin-1").translate(CONTROLS).strip(" ")


def date_of(text: str) -> date | None:
    """A date of the calendar from MMDDCCYY, else None."""
    if len(text) != 8 or not (text.isascii() and text.isdigit()):
        return None
    try:
        return date(int(text[4:]), int(text[:2]), int(text[2:4]))
    except ValueError:
        return None


def read(data: bytes) -> Reading:
    """Cut a file into its header and records. Never raises: what cannot be read is said in the notes."""
    reading = Reading()
    start = 0
    if data.startswith(BYTE_ORDER_MARK):
        start = len(BYTE_ORDER_MARK)
        reading.notes.append("bom")
    end = start + len(data[start:].rstrip(TRAILING))
    if end == start:
        reading.notes.append("empty_file")
        return reading
    if any(byte > 127 or byte == 0 for byte in data[start : min(end, start + 12)]):
        reading.notes.append("not_ascii")
        return reading
    pieces = _lines(data, start, end) if b"\n" in data[start:end] else _blocks(start, end)
    if not _read_header(data, pieces[0], reading):
        pieces = [pieces[0], *pieces]
    reading.records = pieces[1:]
    if reading.header.count is not None and reading.header.count != len(reading.records):
        reading.notes.append("count_mismatch")
    return reading


def _lines(data: bytes, start: int, end: int) -> list[Span]:
    pieces = []
    while True:
        newline = data.find(b"\n", start, end)
        stop = end if newline < 0 else newline
        pieces.append(Span(start, stop - (stop > start and data[stop - 1 : stop] == b"\r")))
        if newline < 0:
            return pieces
        start = newline + 1


def _blocks(start: int, end: int) -> list[Span]:
    size = end - start
    old = size >= OLD_HEADER_LENGTH and (size - OLD_HEADER_LENGTH) % RECORD_LENGTH == 0
    first = min(end, start + (OLD_HEADER_LENGTH if old else RECORD_LENGTH))
    rest = range(first, end, RECORD_LENGTH)
    return [Span(start, first), *(Span(cut, min(end, cut + RECORD_LENGTH)) for cut in rest)]


def _read_header(data: bytes, piece: Span, reading: Reading) -> bool:
    """Read the first piece; False when it is no header but the first record."""
    length = piece.end - piece.start
    if length not in (*READABLE, OLD_HEADER_LENGTH):
        reading.notes.append("bad_header")
        return True
    raw = data[piece.start : piece.end]
    sent = date_of(text_of(raw[:8]))
    digits = text_of(raw[8:12])
    count = int(digits) if digits.isascii() and digits.isdigit() else None
    if length in READABLE and sent is None and count is None:
        reading.notes.append("bad_header")
        return False
    agency = (text_of(raw[12:24]) or None) if length in READABLE else None
    reading.header = Header(sent, count, agency)
    if agency is None:
        reading.notes.append("old_header")
    if sent is None or count is None:
        reading.notes.append("bad_header")
    return True
