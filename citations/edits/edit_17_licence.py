"""Edit 17, a warning: a licence number must look like one of its state (C-EDIT-17)."""

from citations.edits.examination import Examination
from citations.edits.problem import Fault
from citations.layout.citation import at

PATTERN = Fault("17", "pattern", "{label} does not look like a licence number of its state.")

NUMBER, STATE = at("driver_license_number"), at("driver_license_state")


def licence(x: Examination) -> None:
    """Only states whose pattern the profile knows are checked. A refused state is not known."""
    number = x.text[NUMBER]
    if number and x.text[STATE] and STATE not in x.refused:
        pattern = x.profile.licence_patterns.get(x.text[STATE].lower())
        if pattern and not pattern.fullmatch(number):
            x.find(PATTERN, NUMBER)
