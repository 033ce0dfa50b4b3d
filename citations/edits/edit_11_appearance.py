"""Edit 11: the appearance comes after the violation (C-EDIT-11)."""

from citations.edits.examination import Examination
from citations.edits.problem import Fault
from citations.layout.citation import at

NOT_AFTER = Fault("11", "not_after", "{label} must be later than the violation date.")

APPEARANCE_DATE = at("appearance_date")


def appearance(x: Examination) -> None:
    """The same day is too early."""
    if x.violation and x.appearance and x.appearance <= x.violation:
        x.find(NOT_AFTER, APPEARANCE_DATE)
