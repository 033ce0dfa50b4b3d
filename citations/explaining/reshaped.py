"""The text that was probably meant where one is of the wrong shape: hyphens in a zip, a year first, hours of a whole day. Pure."""

import re

from citations.layout.citation import CITATION, SECRET
from citations.layout.field import Field
from citations.reading.text import day_of

_LENGTHS = {"zip": (5, 9), "owner_zip": (5, 9), "phone_number": (10,), "vehicle_year": (4,)}


def reshaped(key: str, value: str) -> str | None:
    """What a refused text should look like, or None where nobody can tell. Never of a secret field (C-COV-08, X-33)."""
    field = CITATION.by_key.get(key)
    if field is None or key in SECRET or not value.isascii():
        return None
    shape = _SHAPES.get(field.kind)
    meant = shape(field, value) if shape else None
    return meant if meant and meant != value and len(meant) <= field.width else None


def _digits(field: Field, value: str) -> str | None:
    digits = re.sub(r"[\s().+-]", "", value)
    if field.key == "phone_number" and len(digits) == 11:
        digits = digits.removeprefix("1")
    return digits if digits.isdigit() and len(digits) in _LENGTHS.get(field.key, ()) else None


def _date(_: Field, value: str) -> str | None:
    parts = re.split(r"[-/. ]", value)
    if len(parts) == 3 and all(part.isdigit() for part in parts):
        year_first = len(parts[0]) == 4
        year, month, day = parts if year_first else (parts[2], parts[0], parts[1])
        value = f"{int(month):02}{int(day):02}{year}"
    elif len(value) == 8 and value.isdigit():
        value = value[4:] + value[:4]
    return value if day_of(value.encode()) else None


def _time(_: Field, value: str) -> str | None:
    digits = value.replace(":", "").zfill(4)
    if len(digits) != 4 or not digits.isdigit() or int(digits[2:]) > 59 or int(digits[:2]) > 23:
        return None
    return f"{int(digits[:2]) % 12 or 12:02}{digits[2:]}"


def _number(_: Field, value: str) -> str | None:
    found = re.match(r"[+ ]*([0-9]+)(?:\.0*)?\s*(?:mph|lbs?|ft|in|['\"])?$", value, re.IGNORECASE)
    return found[1] if found else None


def _flag(_: Field, value: str) -> str | None:
    return {"+": "Y", "*": "Y", "-": "N"}.get(value)


_SHAPES = {"digits": _digits, "date": _date, "time": _time, "number": _number, "flag": _flag}
