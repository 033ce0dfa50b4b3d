"""Edit 15: a vacation does not end before it begins (C-EDIT-15)."""

from citations.edits.days import DAYS
from citations.edits.edit_07_pairs import VACATION
from citations.edits.examination import Examination
from citations.edits.problem import Fault

BEFORE = Fault("15", "before", "{label} is earlier than the start of the vacation.")


def vacation(x: Examination) -> None:
    """The same day is a vacation of one day."""
    first, last = VACATION
    if x.text[first] and x.text[last]:
        start, end = DAYS[x.text[first]], DAYS[x.text[last]]
        if start and end and end < start:
            x.find(BEFORE, last)
