"""Edit 5: safe and approximate speed where there is a speed charge (C-EDIT-05)."""

from citations.edits import types
from citations.edits.examination import Examination
from citations.edits.problem import Fault
from citations.layout.citation import at

MISSING = Fault("5", "missing", "{label} is required for a speed charge.")
REFUSED = Fault("type", "needed", "{label}: the text is not {kind}, and a speed charge needs one.")

APPROXIMATE, SAFE = at("approximate_speed"), at("safe_speed")


def speeds(x: Examination) -> None:
    """Once for each speed, however many speed charges there are. Without one, a speed only has to be a number."""
    text = x.text
    is_asked = x.is_for_speed
    if not is_asked and not text[APPROXIMATE] and not text[SAFE]:
        return
    for speed in (APPROXIMATE, SAFE):
        if not text[speed]:
            if is_asked:
                x.find(MISSING, speed)
        elif not text[speed].isdigit():
            x.refuse(REFUSED if is_asked else types.REFUSED, speed)
