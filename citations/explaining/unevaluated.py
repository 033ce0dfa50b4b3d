"""Edits that could not be asked of a record, because what they need is not known: they are neither passed nor failed (X-61). Pure."""

from collections.abc import Iterable
from typing import NamedTuple

from citations.explaining.plain_words import ERRORS, label_of
from citations.layout.citation import CHARGES


class Silence(NamedTuple):
    """Edits that say nothing of a record, in the words of the filters, and why."""

    edits: tuple[str, ...]
    because: str


class _Cause(NamedTuple):
    field: str
    found_by: frozenset[str]
    edits: tuple[str, ...]


_CAUSES = (
    _Cause("violation_date", frozenset({"1", "18", "type"}), ("4", "5", "11", "12", "14", "20")),
    _Cause("issuing_agency", frozenset({"1", "code"}), ("9", "16")),
    _Cause("citation_number", frozenset({"1"}), ("16",)),
    _Cause("appearance_date", frozenset({"1", "type"}), ("11",)),
    _Cause("date_of_birth", frozenset({"type"}), ("12",)),
    _Cause("driver_license_state", frozenset({"code"}), ("17",)),
    _Cause("officer_vacation_start", frozenset({"type"}), ("15",)),
    _Cause("officer_vacation_end", frozenset({"type"}), ("15",)),
    _Cause("approximate_speed", frozenset({"type"}), ("20",)),
)
_CHARGES = frozenset(f"violation_{number}_section" for number in range(1, CHARGES + 1))
_WORDS = dict(ERRORS)


def not_evaluated(problems: Iterable[tuple[str, str]]) -> list[Silence]:
    """What was not asked, by the problems (edit and field) that were found: each edit once, with the first
    cause, and after them what was not asked of each charge that was refused."""
    found = list(problems)
    silent: list[Silence] = []
    told: set[str] = set()
    for cause in _CAUSES:
        edits = tuple(edit for edit in cause.edits if edit not in told)
        if edits and any(field == cause.field and edit in cause.found_by for edit, field in found):
            told.update(edits)
            because = f"{label_of(cause.field)} is not known."
            silent.append(Silence(tuple(_WORDS[edit] for edit in edits), because))
    for edit, field in found:
        if edit == "14" and field in _CHARGES:
            because = f"The charge of {label_of(field)} was not accepted, so nothing more is asked of it."
            silent.append(Silence(tuple(_WORDS[each] for each in ("4", "5", "20")), because))
    return silent
