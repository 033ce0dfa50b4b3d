"""Edit 1: agency, location, citation number, violation date and appearance date are required (C-EDIT-01, C-LOC-01)."""

from citations.edits.examination import Examination
from citations.edits.problem import Fault
from citations.edits.types import UNKNOWN
from citations.layout.citation import at
from citations.reading.text import fold

MISSING = Fault("1", "missing", "{label} is required.")
REPLACED = Fault("1", "replaced", "{label}: the agency has one location of its own, which is used instead.")

ISSUING_AGENCY, LOCATION_CODE, CITATION_NUMBER = at("issuing_agency"), at("location_code"), at("citation_number")
VIOLATION_DATE, APPEARANCE_DATE = at("violation_date"), at("appearance_date")


def required(x: Examination) -> None:
    """Blank is missing, and so is a date of zeros. What the court does not know is no agency and no location."""
    text = x.text
    if x.agency is None:
        if text[ISSUING_AGENCY]:
            x.refuse(UNKNOWN, ISSUING_AGENCY)
        else:
            x.find(MISSING, ISSUING_AGENCY)
    _location(x)
    if not text[CITATION_NUMBER]:
        x.find(MISSING, CITATION_NUMBER)
    if x.violation is None and not text[VIOLATION_DATE].strip(b"0"):
        x.find(MISSING, VIOLATION_DATE)
    if x.appearance is None and not text[APPEARANCE_DATE].strip(b"0"):
        x.find(MISSING, APPEARANCE_DATE)


def _location(x: Examination) -> None:
    entered, agency = x.text[LOCATION_CODE], x.agency
    if agency is not None and agency.default_location:
        if entered and fold(entered) != agency.default_location:
            x.find(REPLACED, LOCATION_CODE)
    elif not entered:
        x.find(MISSING, LOCATION_CODE)
    elif "locations" in x.filled and not x.examiner.reference.has_location(fold(entered)):
        x.refuse(UNKNOWN, LOCATION_CODE)
