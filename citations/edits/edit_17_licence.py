"""Edit 17, a warning: a licence number must look like one of its state (C-EDIT-17)."""

import re
from functools import cache

from citations.edits.examination import Examination
from citations.edits.problem import Fault
from citations.layout.citation import at
from citations.reading.text import fold

PATTERN = Fault("17", "pattern", "{label} does not look like a licence number of its state.")

NUMBER, STATE = at("driver_license_number"), at("driver_license_state")


def licence(x: Examination) -> None:
    """Only states whose pattern the profile knows are checked. A refused state is not known."""
    number = x.text[NUMBER]
    if number and x.text[STATE] and STATE not in x.refused:
        pattern = x.profile.licence_patterns.get(fold(x.text[STATE]))
        if pattern and not _compiled(pattern).fullmatch(number):
            x.find(PATTERN, NUMBER)


@cache
def _compiled(pattern: str) -> re.Pattern[bytes]:
    return re.compile(pattern.encode(), re.IGNORECASE)
