"""Edit 20, a number of ours: the approximate speed exceeds the safe speed (C-EDIT-20, X-35)."""

from citations.edits.edit_05_speeds import APPROXIMATE, SAFE
from citations.edits.examination import Examination
from citations.edits.problem import Fault
from citations.layout.citation import at

NOT_ABOVE = Fault("20", "not_above", "{label} is not above the speed that was allowed.")

LIMIT = at("speed_limit")
REFERENCES = {"safe": (SAFE,), "limit": (LIMIT,), "higher": (SAFE, LIMIT)}
"""What the approximate speed must exceed, by the profile's speed reference."""


def speed_check(x: Examination) -> None:
    """Only with a speed charge and both numbers known."""
    text = x.text
    if x.is_for_speed and text[APPROXIMATE].isdigit():
        allowed = [int(text[at]) for at in REFERENCES[x.profile.speed_reference] if text[at].isdigit()]
        if allowed and int(text[APPROXIMATE]) <= max(allowed):
            x.find(NOT_ABOVE, APPROXIMATE)
