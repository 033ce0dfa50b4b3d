"""A first walk over a file: how many records there are, whose file it is, and what is odd about it as a whole."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from citations.layout.citation import CITATION
from citations.layout.version import COURT
from citations.reading import foreign
from citations.reading.files import Reading, Span
from citations.reading.parts import told_of
from citations.reading.text import fold, text_of, words_of

SENTENCES = {
    "bom": "The file begins with a byte order mark, which was skipped.",
    "empty_file": "The file is empty.",
    "not_ascii": "The file is not plain text: it was saved in another encoding, packed, or is no citation file.",
    "old_header": "The header names no agency.",
    "bad_header": "The header is missing, or its date or count cannot be read. That keeps no record from being read.",
    "count_mismatch": "The header names another number of citations than the file has.",
    "agency_mismatch": "Not everything in the file is from the same agency.",
    "resent_file": "The same file was received before. Nothing of it was stored again.",
}
"""What each note says to people."""

AGENCY = CITATION.by_key["issuing_agency"].cut
NUMBER = CITATION.by_key["citation_number"].cut


class Note(str):
    """The code of a note that says more than the sentence all notes of that code have."""

    __slots__ = ("sentence",)
    sentence: str


def note(code: str, *sentences: str) -> Note:
    """A code with its own words."""
    made = Note(code)
    made.sentence = " ".join(filter(None, sentences))
    return made


@dataclass(frozen=True, slots=True)
class Survey:
    """The number of records, and the codes of the notes in order."""

    received: int
    notes: list[str]


def survey(reading: Reading, channel_agency: str = "", *, pads: bool = False) -> Survey:
    """Count the records and compare header, channel and records. Never raises. For `pads` see `raw_of`."""
    if not reading.is_readable:
        return Survey(0, [_unreadable(reading, code) for code in reading.notes])
    received, agencies = _walk(reading, pads)
    notes = list(reading.notes)
    if reading.header.count not in (None, received):
        notes.append("count_mismatch")
    notes = [_closer(reading, code, notes) for code in notes]
    named = [_folded(channel_agency.strip()), _folded(reading.header.agency or "")]
    if len({*filter(None, [*named, *agencies])}) > 1:
        notes.append("agency_mismatch")
    return Survey(received, notes)


def told(codes: Iterable[str]) -> list[dict[str, str]]:
    """Notes as they are stored and printed."""
    return [
        {"code": str(code), "message": code.sentence if isinstance(code, Note) else SENTENCES[code]} for code in codes
    ]


def _unreadable(reading: Reading, code: str) -> str:
    """The note of a file without records, with what the file seems to be."""
    head, start = reading.source[: foreign.HEAD], reading.body[0]
    if code == "empty_file":
        return note(code, foreign.nothing(head, start))
    return note(code, foreign.not_text(head)) if code == "not_ascii" else code


def _closer(reading: Reading, code: str, codes: list[str]) -> str:
    """A note that something is odd, with a closer look at what it may be. What was put together is said once."""
    start, end = reading.body
    head = reading.source[start : min(end, start + foreign.HEAD)]
    if code == "bad_header":
        first = head.split(b"\n", 1)[0].rstrip(b"\r")
        told = foreign.no_header(head, first)
        if told is None and "count_mismatch" not in codes:
            told = told_of(reading)
        return note(code, SENTENCES[code], told) if told else code
    if code == "count_mismatch" and (told := foreign.old_lines(head) or told_of(reading)):
        return note(code, SENTENCES[code], told)
    return code


def is_readable(length: int) -> bool:
    """Whether a record in the court's form of so many bytes can be cut into fields."""
    return length in COURT.lengths


def names_of(record: bytes) -> tuple[str, str]:
    """Agency and citation number as found; blank if the record cannot be cut into fields."""
    if not is_readable(len(record)):
        return "", ""
    return words_of(text_of(record[AGENCY])), words_of(text_of(record[NUMBER]))


def raw_of(reading: Reading, span: Span, *, pads: bool) -> bytes:
    """The bytes, in the court's form, of a record that can be cut into fields; none of one that cannot, for that may be
    as long as the file.

    Where the profile `pads`, a line that lost its trailing blanks gets them back.
    """
    layout = reading.layout
    if span[1] - span[0] in layout.lengths:
        return layout.in_courts_form(reading.source[span[0] : span[1]])
    if _is_short(reading, span, pads):
        return layout.in_courts_form(reading.source[span[0] : span[1]].ljust(layout.least))
    return b""


def _is_short(reading: Reading, span: Span, pads: bool) -> bool:
    return pads and reading.has_lines and 0 < span[1] - span[0] < reading.layout.least


def _walk(reading: Reading, pads: bool) -> tuple[int, set[bytes]]:
    received, raw = 0, set()
    agency, lengths = reading.layout.by_key["issuing_agency"].cut, reading.layout.lengths
    for span in reading.records():
        received += 1
        start, end = span
        if end - start in lengths or _is_short(reading, span, pads):
            raw.add(reading.source[start + agency.start : min(start + agency.stop, end)])
    return received, {fold(text_of(each)) for each in raw}


def _folded(name: str) -> bytes:
    """A name from outside may have letters that no file can have; such a name equals none in the file."""
    try:
        return fold(name.encode("latin-1"))
    except UnicodeEncodeError:
        return name.lower().encode("utf-8")


def pieces(reading: Reading, first: int = 1) -> Iterator[tuple[int, Span]]:
    """Number and span of each record, from the record of the given number on."""
    return islice(enumerate(reading.records(), 1), first - 1, None)
