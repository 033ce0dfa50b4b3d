"""Edit 9: the officer's name must be one that belongs to the badge (C-EDIT-09, X-37)."""

from citations.edits.examination import Examination
from citations.edits.problem import Fault
from citations.layout.citation import at
from citations.reading.text import fold

DIFFERS = Fault("9", "differs", "{label}: the badge belongs to somebody of another name.")

BADGE, LAST_NAME = at("officer_badge"), at("officer_last_name")


def officer_match(x: Examination) -> None:
    """Aliases are names too. Without a table of officers nothing is compared."""
    entered = x.text[LAST_NAME]
    if entered and x.text[BADGE] and "officers" in x.filled:
        names = last_names(x)
        if names and entered.lower() not in names and fold(entered) not in names:
            x.find(DIFFERS, LAST_NAME)


def last_names(x: Examination) -> frozenset[bytes]:
    """Last names of whoever has the badge at the record's agency. An unknown agency has no officers."""
    return x.examiner.last_names[x.agency.code, x.text[BADGE]] if x.agency else frozenset()
