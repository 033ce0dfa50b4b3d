"""The text of a field, its folded form for comparisons, and the day it names (contract, section 5)."""

from datetime import date

_SPACES = bytes(0x20 if byte < 0x20 or 0x7F <= byte <= 0x9F else byte for byte in range(256))

PLAIN = bytes(range(0x20, 0x7F))
"""Bytes that are neither control characters nor above 127."""


def text_of(raw: bytes) -> bytes:
    """The text of a field, still as Latin-1 bytes: control characters are spaces, spaces are stripped from both ends."""
    return raw.translate(_SPACES).strip(b" ")


def words_of(text: bytes) -> str:
    """The text as people read it."""
    return text.decode("latin-1")


def fold(text: bytes) -> bytes:
    """The form in which two texts are compared: letters are small, accented ones too."""
    if text.isascii():
        return text.lower()
    return text.decode("latin-1").lower().encode("latin-1")


def is_plain(text: bytes) -> bool:
    """No control character and no byte above 127."""
    return not text.translate(None, PLAIN)


def day_of(text: bytes) -> date | None:
    """The day named by MMDDCCYY, or None if there is no such day in the calendar."""
    if len(text) != 8 or not text.isdigit():
        return None
    try:
        return date(int(text[4:]), int(text[:2]), int(text[2:4]))
    except ValueError:
        return None
