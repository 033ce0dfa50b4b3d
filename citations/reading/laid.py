"""Texts that are laid into the lines of a citation file, for those that come in another form: JSON, XML. Knows no framework."""

from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches

from citations.layout.citation import CITATION
from citations.layout.field import Field, Layout
from citations.layout.header import HEADER

MOST = 9_999
"""So many citations the header can count."""

FIELDS = {field.key: field for field in CITATION.fields if field.key != "reserved"}

NAME_SHOWN = 60


class NoFile(Exception):
    """What was sent cannot be a citation file. The words say what is wrong, where and what to do, and repeat no value."""


class NotLaid(Exception):
    """A text has no place in its field. The words say why, and repeat no value."""


def entered(field: Field, text: str) -> bytes:
    """The bytes of a text as its field has them, without what fills it. Raises `NotLaid`."""
    try:
        laid = text.encode("latin-1")
    except UnicodeEncodeError:
        raise NotLaid("a character has no place in a citation file.") from None
    if any(byte < 0x20 for byte in laid):
        raise NotLaid("line ends, tabs and other control characters have no place in a field.")
    if len(laid) > field.width:
        raise NotLaid(f"{len(laid)} characters, and the field has {field.width}.")
    return laid


def line(layout: Layout, cells: Mapping[str, bytes]) -> bytes:
    """A record of the layout; each cell stands at the left of its field, and the rest is blank."""
    made = bytearray(b" " * layout.total)
    for key, cell in cells.items():
        field = layout.by_key[key]
        made[field.cut] = cell.ljust(field.width)
    return bytes(made)


def file_of(sent_on: date, agency: bytes, citations: Iterable[Mapping[str, bytes]]) -> bytes:
    """Header and records, an LF after each. The header counts them: at most `MOST`."""
    lines = [line(CITATION, cells) for cells in citations]
    head = {
        "date": f"{sent_on.month:02}{sent_on.day:02}{sent_on.year:04}".encode(),
        "count": f"{len(lines):04}".encode(),
        "agency": agency,
    }
    return b"\n".join([line(HEADER, head), *lines, b""])


def meant(name: str, known: Iterable[str]) -> str:
    """A sentence on the known name that is nearest to an unknown one, with a blank before it; nothing if none is near."""
    near = get_close_matches(name, list(known), n=1)
    return f" Did you mean {near[0]}?" if near else ""


def printable(name: str) -> str:
    """A name as sent, as far as it can be printed."""
    return "".join(each for each in name if each.isprintable())[:NAME_SHOWN]
