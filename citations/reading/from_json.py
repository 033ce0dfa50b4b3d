"""Citations as JSON become the bytes of a citation file, so that everything after this is one way (F-67). Knows no framework."""

import json
from datetime import date
from typing import Any

from citations.layout.field import Field
from citations.layout.header import HEADER
from citations.reading.laid import FIELDS, MOST, NoFile, NotLaid, entered, file_of, meant, printable


class BadJson(NoFile):
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
    sent_on = _day(said.get("date"))
    agency = _cell(HEADER.by_key["agency"], said.get("agency") or "", "The header")
    return file_of(sent_on, agency, [_citation(each, number) for number, each in enumerate(citations, 1)])


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
            raise BadJson(f"{where}: there is no field of the name {printable(key)}.{meant(key, known)}")
    return value


def _day(value: Any) -> date:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise BadJson('"date" must be the day of the transfer, written YYYY-MM-DD.') from None


def _citation(value: Any, number: int) -> dict[str, bytes]:
    where = f"Citation {number}"
    said = _object(value, where, set(FIELDS))
    return {key: _cell(FIELDS[key], text, where) for key, text in said.items() if text is not None}


def _cell(field: Field, text: Any, where: str) -> bytes:
    if not isinstance(text, str):
        raise BadJson(f"{where}, {field.key}: must be a text in quotes, such as the file would have it.")
    try:
        return entered(field, text)
    except NotLaid as why:
        raise BadJson(f"{where}, {field.key}: {why}") from None
