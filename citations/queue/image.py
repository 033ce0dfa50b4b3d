"""A record as received with corrected texts written over it. The stored image itself is never changed. Pure."""

from collections.abc import Mapping, Set

from citations.layout.citation import CHARGES, CITATION, LENGTH, SECRET
from citations.layout.field import Field
from citations.reading.text import text_of, words_of

KEYS = tuple(field.key for field in CITATION.fields)

_SPACES = bytes(0x20 if byte < 0x20 or 0x7F <= byte <= 0x9F else byte for byte in range(256))


def text_in(image: bytes, key: str) -> str:
    """The text of one field."""
    return words_of(text_of(image[CITATION.by_key[key].cut]))


def texts_in(image: bytes) -> dict[str, str]:
    """The text of every field, blank ones too."""
    return {key: text_in(image, key) for key in KEYS}


def rebuilt(image: bytes, values: Mapping[str, str]) -> bytes:
    """The record with these texts in their fields, 2,696 bytes. Raises `ValueError` if a text does not fit."""
    raw = bytearray(image.ljust(LENGTH))
    for key, words in values.items():
        field = CITATION.by_key[key]
        if wrong := misfit(field, words):
            raise ValueError(wrong)
        raw[field.cut] = words.encode("latin-1").ljust(field.width)
    return bytes(raw)


def dropped_charges(before: bytes, after: bytes) -> list[int]:
    """Numbers of the charges that were entered before, and are blank afterwards."""
    return [
        number
        for number in range(1, CHARGES + 1)
        if any(text_in(before, key) for key in charge_keys(number))
        and not any(text_in(after, key) for key in charge_keys(number))
    ]


def charge_keys(number: int) -> tuple[str, str]:
    """The fields that make a charge: its section and its statute."""
    return f"violation_{number}_section", f"violation_{number}_statute"


def moved(image: bytes, straight: bytes) -> dict[str, str]:
    """The texts that would be different if the record were another one."""
    before, after = texts_in(image), texts_in(straight)
    return {key: after[key] for key in KEYS if after[key] != before[key]}


def misfit(field: Field, words: str) -> str:
    """Why a text cannot stand in a field, as a sentence that does not repeat the text; blank if it can."""
    try:
        text = words.encode("latin-1")
    except UnicodeEncodeError:
        return "The record cannot hold one of these characters. Use plain letters, digits and signs."
    if text != text.translate(_SPACES):
        return "The record cannot hold tabs, line breaks or other control characters."
    if len(text) > field.width:
        return f"The field has {field.width} places, and this text has {len(text)}."
    return ""


def line_of(image: bytes) -> bytes:
    """The whole record as one line to send again: 2,696 bytes, without control characters."""
    return image.ljust(LENGTH).translate(_SPACES)


def starred(key: str, words: str, secret: Set[str] = SECRET) -> str:
    """The text as a screen shows it."""
    return "*" * len(words) if key in secret else words
