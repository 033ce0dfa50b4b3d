"""The line "you are here": the steps of a record's way."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Step:
    """One step. `status` is done, current or ahead."""

    label: str
    status: str
    at: date | datetime | None = None
    note: str = ""


def line_of(steps: Iterable[tuple[str, bool, date | datetime | None]], *, has_left: bool = False) -> list[Step]:
    """Steps from (label, is done, when): the first that is not done is the current one; none if the record left the way."""
    line: list[Step] = []
    is_found = has_left
    for label, is_done, at in steps:
        if is_done:
            line.append(Step(label, "done", at))
        elif not is_found:
            is_found = True
            line.append(Step(label, "current"))
        else:
            line.append(Step(label, "ahead"))
    return line
