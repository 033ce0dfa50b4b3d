"""The unnumbered edits of the bytes: length of the record, odd bytes in a field, the reserved byte."""

from collections.abc import Iterable

from citations.edits.examination import Examination
from citations.edits.problem import Fault, Problem
from citations.layout.citation import at
from citations.profiles import Profile

LENGTH = Fault("structure", "length", "The record has {length} bytes, not {expected}, so it cannot be cut into fields.")
ODD_BYTES = Fault(
    "structure", "bytes", "{label}: characters that are not plain text were replaced or kept as they are."
)
FILLED = Fault("reserved", "filled", "{label}: the last byte of a record should be blank.")

RESERVED = at("reserved")


def length_problem(length: int, profile: Profile) -> Problem:
    """The one problem of a record that cannot be cut into fields; its value is the length found."""
    weight = profile.weight(LENGTH.edit, LENGTH.reason, "record")
    sentence = LENGTH.sentence.format(length=f"{length:,}", expected=f"{profile.layout.length:,}")
    return Problem(LENGTH.edit, "record", str(length), weight, sentence)


def structure(x: Examination, odd: Iterable[int]) -> None:
    """Note each field with a control character or a byte above 127."""
    for index in odd:
        x.find(ODD_BYTES, index)


def reserved(x: Examination) -> None:
    """The reserved byte should be blank."""
    if x.text[RESERVED]:
        x.find(FILLED, RESERVED)
