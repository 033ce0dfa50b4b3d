"""The unnumbered edits of the bytes: length of the record, odd bytes in a field, the reserved byte."""

from citations.edits.examination import Examination
from citations.edits.problem import Fault
from citations.layout.citation import at

LENGTH = Fault("structure", "length", "The record has {length} bytes, not 2,696, so it cannot be cut into fields.")
ODD_BYTES = Fault(
    "structure", "bytes", "{label}: characters that are not plain text were replaced or kept as they are."
)
FILLED = Fault("reserved", "filled", "{label}: the last byte of a record should be blank.")

RESERVED = at("reserved")


def structure(x: Examination, odd: list[int]) -> None:
    """Note each field with a control character or a byte above 127."""
    for index in odd:
        x.find(ODD_BYTES, index)


def reserved(x: Examination) -> None:
    """The reserved byte should be blank."""
    if x.text[RESERVED]:
        x.find(FILLED, RESERVED)
