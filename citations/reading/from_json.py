"""Citations as JSON become the bytes of a citation file, so that everything after this is one way (F-67). Knows no framework."""

import json
from datetime import date
from difflib import get_close_matches
from typing import Any

from citations.layout.citation import CITATION
from citations.layout.field import Field, Layout
from citations.layout.header import HEADER

MOST = 9_999
"""So many citations the header can count."""

FIELDS = {field.key: field for field in CITATION.fields if field.key != "reserved"}


class BadJson(Exception):
    """The text cannot be a citation file. The words say what is wrong and where, and repeat no value."""


def schema() -> dict[str, Any]:
    """What may be sent, as a JSON schema made from the layout."""
    texts = {
        key: {"type": "string", "maxLength": field.width, "description": f"{field.label}, {field.kind}"}
        for key, field in FIELDS.items()
    }
    citation = {"type": "object", "properties": texts, "additionalProperties": False}
    return {
        "type": "object",
        "properties": {
            "date": {"type": "string", "format": "date", "description": "Day of the transfer"},
            "agency": {"type": "string", "maxLength": HEADER.by_key["agency"].width, "description": "Issuing agency"},
            "citations": {"type": "array", "items": citation, "maxItems": MOST},
        },
        "required": ["date", "citations"],
        "additionalProperties": False,
    }


def file_from_json(data: bytes) -> bytes:
    """Header and records, an LF after each. Texts stand at the left of their fields. Raises `BadJson`."""
    said = _object(_parsed(data), "The body", {"date", "agency", "citations"})
    citations = said.get("citations")
    if not isinstance(citations, list) or len(citations) > MOST:
        raise BadJson(f'"citations" must be a list of at most {MOST:,} citations.')
    header = {
        "date": f"{_day(said.get('date')):%m%d%Y}",
        "count": f"{len(citations):04}",
        "agency": said.get("agency") or "",
    }
    lines = [_line(HEADER, header, "The header", dict(HEADER.by_key))]
    for number, citation in enumerate(citations, 1):
        where = f"Citation {number}"
        lines.append(_line(CITATION, _object(citation, where, set(FIELDS)), where, FIELDS))
    return b"\n".join([*lines, b""])


def _parsed(data: bytes) -> Any:
    try:
        return json.loads(data, object_pairs_hook=_once)
    except UnicodeDecodeError:
        raise BadJson("The body is not UTF-8.") from None
    except json.JSONDecodeError as error:
        raise BadJson(f"The body is not JSON: line {error.lineno}, column {error.colno}.") from None
    except ValueError:
        raise BadJson("The body holds a number that is too long. Write texts in quotes.") from None
    except RecursionError:
        raise BadJson("The body is nested too deeply to be citations.") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise BadJson("A name stands twice in one object, so one of the two texts would be lost.")
    return made


def _object(value: Any, where: str, known: set[str]) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise BadJson(f"{where} must be an object.")
    for key in value:
        if key not in known:
            near = get_close_matches(key, known, n=1)
            meant = f" Did you mean {near[0]}?" if near else ""
            raise BadJson(f"{where}: there is no field of the name {_printable(key)}.{meant}")
    return value


def _day(value: Any) -> date:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise BadJson('"date" must be the day of the transfer, written YYYY-MM-DD.') from None


def _line(layout: Layout, texts: dict[str, Any], where: str, fields: dict[str, Field]) -> bytes:
    line = bytearray(b" " * layout.total)
    for key, value in texts.items():
        field = fields[key]
        if value is None:
            continue
        if not isinstance(value, str):
            raise BadJson(f"{where}, {key}: must be a text in quotes, such as the file would have it.")
        try:
            text = value.encode("latin-1")
        except UnicodeEncodeError:
            raise BadJson(f"{where}, {key}: a character has no place in a citation file.") from None
        if any(byte < 0x20 for byte in text):
            raise BadJson(f"{where}, {key}: line ends, tabs and other control characters have no place in a field.")
        if len(text) > field.width:
            raise BadJson(f"{where}, {key}: {len(text)} characters, and the field has {field.width}.")
        line[field.cut] = text.ljust(field.width)
    return bytes(line)


def _printable(key: str) -> str:
    return "".join(each for each in key if each.isprintable())[:40]
