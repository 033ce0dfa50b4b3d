"""What becomes of a record, from the weights of its problems alone (C-TEMP-11 to C-TEMP-13)."""

from collections.abc import Iterable

from citations.edits.problem import Problem
from citations.profiles import Profile

OPEN, TEMPORARY, REJECTED, UNREADABLE, SKIPPED = "open", "temporary", "rejected", "unreadable", "skipped"

STAGES = (OPEN, TEMPORARY, REJECTED, UNREADABLE, SKIPPED)
ACCEPTED = (OPEN, TEMPORARY)
WAITING = (TEMPORARY, REJECTED)
"""What waits for somebody to correct it."""


def stage_of(problems: Iterable[Problem], profile: Profile) -> str:
    """Rejected from so many problems that count; temporary with one that holds; else open."""
    counted, is_held = 0, False
    for problem in problems:
        counted += problem.weight.counts_to_rejection
        is_held = is_held or problem.weight.stage == TEMPORARY
    if counted >= profile.reject_at:
        return REJECTED
    return TEMPORARY if is_held else OPEN
