"""The table of names for XML as rows to read: on a page, in a file, in the description of the interface. Knows no framework."""

from collections.abc import Mapping
from typing import Any

from citations.layout.citation import CHARGES
from citations.layout.field import Field
from citations.layout.header import HEADER
from citations.reading.laid import FIELDS
from citations.reading.niem import CITATION, HEAD, NAMESPACES, PLACES, ROOT, Form, Place

HEADS = ("element", "fields", "holds", "width", "written", "name_of")


def rows() -> list[tuple[str, ...]]:
    """A line for each element that holds a text, with the fields that it becomes (F-67)."""
    head = [_row(each, each.path, HEADER.by_key) for each in HEAD]
    return head + [_row(each, f"{CITATION}/{each.path}", FIELDS) for each in PLACES]


def described() -> dict[str, Any]:
    """What may be sent, for the interface's own description."""
    return {
        "type": "string",
        "description": (
            f"One document whose first element is {ROOT}. Names of NIEM 6.0 where it has them, in no certain order; no"
            " conformance to NIEM is claimed or asked for. `x-elements` lists every element that holds a text, below the"
            " first one, with the fields of the record that it becomes; `x-namespaces` says what its prefixes stand for."
        ),
        "x-namespaces": dict(NAMESPACES),
        "x-elements": [dict(zip(HEADS, each, strict=True)) for each in rows()],
    }


def _row(place: Place, path: str, known: Mapping[str, Field]) -> tuple[str, ...]:
    # The fields of a charge are told once, with the first and the last of their numbers.
    fields = [known[key.format(1)] for key in place.keys]
    return (
        path,
        " ".join(key.replace("{}", "N") for key in place.keys),
        ", ".join(each.label.replace(" 1:", f" 1 to {CHARGES}:") for each in fields) or "Unit of the number beside it",
        str(fields[0].width) if place.form in (Form.TEXT, Form.NUMBER) else "",
        f"one of {', '.join(place.words)}, or left out" if place.words else place.form.value,
        "ours" if place.is_own else "NIEM",
    )
