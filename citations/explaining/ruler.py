"""The bytes around a field with a scale above them, so that everybody sees which columns are meant (N-06). Pure."""

from collections.abc import Set
from typing import NamedTuple

from citations.layout.citation import CITATION, SECRET
from citations.layout.field import Field
from citations.layout.version import Sent

AROUND = 12
"""Bytes shown on either side."""
LONGEST = 60
"""A field is shown up to here."""


class Ruler(NamedTuple):
    """Three texts in one row: before, the field, after; and the scale above, with every tenth position."""

    scale: str
    before: str
    inside: str
    after: str
    carets: str
    is_cut: bool


class Entered(NamedTuple):
    """One field of a record with what stands in it."""

    field: Field
    text: str
    sent: Field | None
    """Its place in the layout that it was sent in, if that was another one and has it."""


def masked(raw: bytes, secret: Set[str] = SECRET) -> bytes:
    """The record with the bytes of its secret fields starred."""
    open_to_all = bytearray(raw)
    for cut in (CITATION.by_key[key].cut for key in secret):
        open_to_all[cut] = bytes(0x2A if byte != 0x20 else byte for byte in open_to_all[cut])
    return bytes(open_to_all)


def ruler_of(raw: bytes, field: Field, secret: Set[str] = SECRET) -> Ruler:
    """The ruler of one field of a record that was cut; secret bytes are starred."""
    shown = masked(raw, secret)
    start, end = field.cut.start, min(field.cut.stop, field.cut.start + LONGEST)
    first, last = max(0, start - AROUND), min(len(shown), end + (AROUND if end == field.cut.stop else 0))
    return Ruler(
        scale=_scale(first, last),
        before=_visible(shown[first:start]),
        inside=_visible(shown[start:end]),
        after=_visible(shown[end:last]),
        carets=" " * (start - first) + "^" * (min(end, len(shown)) - start),
        is_cut=end < field.cut.stop,
    )


def entered(raw: bytes, sent: Sent, secret: Set[str] = SECRET) -> list[Entered]:
    """Every field that is not blank, in order; secret ones are starred."""
    shown = masked(raw, secret)
    texts = ((field, _visible(shown[field.cut].strip(b" "), space=" ")) for field in CITATION.fields)
    return [Entered(field, _parted(field, text), sent.get(field.key)) for field, text in texts if text]


def _parted(field: Field, text: str) -> str:
    """An extended zip is sent without its hyphen and read with it (C-COV-08)."""
    is_extended = field.table == "ZIPS" and len(text) == 9 and text.isdigit()
    return f"{text[:5]}-{text[5:]}" if is_extended else text


def _visible(raw: bytes, space: str = "·") -> str:
    """Text in which each byte has one place: blanks are points, control characters are marked."""
    return "".join(space if byte == 0x20 else "¬" if byte < 0x20 or 0x7F <= byte <= 0x9F else chr(byte) for byte in raw)


def _scale(first: int, last: int) -> str:
    """Positions counted from 1; the first digit of each number stands above its byte."""
    marks = [" "] * (last - first)
    for position in range(first + 1, last + 1):
        if position % 10 == 0:
            for place, digit in enumerate(str(position)):
                if position - 1 - first + place < len(marks):
                    marks[position - 1 - first + place] = digit
    return "".join(marks)
