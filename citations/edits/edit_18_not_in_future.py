"""Edit 18: the violation is not in the future (C-EDIT-18)."""

from citations.edits.examination import Examination
from citations.edits.problem import Fault
from citations.layout.citation import at

FUTURE = Fault("18", "future", "{label} is in the future.")

VIOLATION_DATE = at("violation_date")


def not_in_future(x: Examination) -> None:
    """Today itself is allowed. A date after today is a date, but not a usable one."""
    if x.violation is None and VIOLATION_DATE not in x.refused and x.text[VIOLATION_DATE]:
        x.find(FUTURE, VIOLATION_DATE)
