"""What one would write first: a Django form and a pydantic model for the same record, with the same code tables."""

import struct
from collections.abc import Callable, Sequence
from typing import Annotated, Any

from django import forms
from pydantic import AfterValidator, ConfigDict, ValidationError, create_model

from bench.intake_file import FIELDS, LENGTH, WIDTHS

CUT = struct.Struct("".join(f"{width}s" for width in WIDTHS))


def struct_and_strip(data: bytes) -> int:
    """The limit: cut and strip, nothing else."""
    found = 0
    for start in range(LENGTH + 1, len(data), LENGTH + 1):
        found += len(list(map(bytes.strip, CUT.unpack_from(data, start))))
    return found


def texts(record: bytes) -> dict[str, str]:
    """The texts of a record by field."""
    cut = map(bytes.strip, CUT.unpack(record))
    return {key: text.decode("latin-1") for (key, *_), text in zip(FIELDS, cut, strict=True)}


def form_of(codes: dict[str, Sequence[str]]) -> Callable[[dict[str, str]], Any]:
    """A form with a field for each field; code tables are choices, dates are dates."""
    made: dict[str, forms.Field] = {}
    for key, _, width, kind, table in FIELDS:
        if kind == "code" and codes.get(table):
            made[key] = forms.ChoiceField(choices=[("", ""), *((code, code) for code in codes[table])], required=False)
        elif kind == "date":
            made[key] = forms.DateField(input_formats=["%m%d%Y"], required=False)
        elif kind in ("number", "digits"):
            made[key] = forms.RegexField(r"^[0-9]*$", required=False)
        else:
            made[key] = forms.CharField(max_length=width, required=False)
    form = type("CitationForm", (forms.Form,), made)
    return lambda values: form(values).is_valid()


def model_of(codes: dict[str, Sequence[str]]) -> Callable[[dict[str, str]], Any]:
    """A pydantic model with a validator for each field that has a type or a table."""
    made: dict[str, Any] = {}
    for key, _, _, kind, table in FIELDS:
        if kind == "code" and codes.get(table):
            made[key] = (Annotated[str, AfterValidator(_one_of(frozenset(codes[table])))], "")
        elif kind in ("date", "number", "digits"):
            made[key] = (Annotated[str, AfterValidator(_digits)], "")
        else:
            made[key] = (str, "")
    model: Any = create_model("CitationModel", __config__=ConfigDict(extra="forbid"), **made)

    def check(values: dict[str, str]) -> bool:
        try:
            model(**values)
        except ValidationError:
            return False
        return True

    return check


def _one_of(codes: frozenset[str]) -> Callable[[str], str]:
    def check(value: str) -> str:
        if value and value not in codes:
            raise ValueError
        return value

    return check


def _digits(value: str) -> str:
    if value and not value.isdigit():
        raise ValueError
    return value
