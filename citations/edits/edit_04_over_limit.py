"""Edit 4: an over-limit amount where the bail schedule asks for one (C-EDIT-04)."""

from citations.edits.charges import OVER_LIMITS
from citations.edits.edit_14_charge import SPEED
from citations.edits.examination import Examination
from citations.edits.problem import Fault

MISSING = Fault("4", "missing", "{label} is required for this charge.")
REFUSED = Fault("type", "needed", "{label}: the text is not {kind}, and this charge needs one.")


def over_limit(x: Examination) -> None:
    """Blank and zero are missing. An over limit that no charge asks for is not looked at."""
    for number, schedule in x.accepted:
        if schedule and schedule != SPEED:
            at = OVER_LIMITS[number]
            amount = x.text[at]
            if not amount.strip(b"0"):
                x.find(MISSING, at)
            elif not amount.isdigit():
                x.refuse(REFUSED, at)
