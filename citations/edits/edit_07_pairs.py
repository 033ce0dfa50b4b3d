"""Edit 7: where one of a pair is entered, the other must be (C-EDIT-07)."""

from citations.edits.examination import Examination
from citations.edits.problem import Fault
from citations.layout.citation import at

MISSING = Fault("7", "missing", "{label} is missing, and what belongs to it is entered.")

PAIRS = [
    (at("driver_license_number"), at("driver_license_state")),
    (at("vehicle_license"), at("vehicle_license_state")),
]
VACATION = at("officer_vacation_start"), at("officer_vacation_end")


def pairs(x: Examination) -> None:
    """Licence and state, plate and state, first and last day of a vacation. A date of zeros is not entered."""
    text = x.text
    for one, other in PAIRS:
        if text[one]:
            if not text[other]:
                x.find(MISSING, other)
        elif text[other]:
            x.find(MISSING, one)
    start, end = VACATION
    if text[start] or text[end]:
        has_start, has_end = bool(text[start].strip(b"0")), bool(text[end].strip(b"0"))
        if has_start != has_end:
            x.find(MISSING, end if has_start else start)
