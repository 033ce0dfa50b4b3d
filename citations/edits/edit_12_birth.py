"""Edit 12: birth comes before the violation (C-EDIT-12)."""

from citations.edits.examination import Examination
from citations.edits.problem import Fault
from citations.layout.citation import at

NOT_BEFORE = Fault("12", "not_before", "{label} must be earlier than the violation date.")

DATE_OF_BIRTH = at("date_of_birth")


def birth(x: Examination) -> None:
    """The same day is too late."""
    if x.violation and x.birth and x.birth >= x.violation:
        x.find(NOT_BEFORE, DATE_OF_BIRTH)
