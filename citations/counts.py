"""The counts of a case: the accepted charges of its record, numbered from 1 (C-CHG-02, C-CHG-03, C-ERQ-03). Pure."""

from typing import NamedTuple

from citations.edits.charges import OVER_LIMITS, SECTIONS, STATUTES
from citations.edits.examination import Examination
from citations.reading.text import words_of


class Charged(NamedTuple):
    """One count. What was refused of it is None; its raw text stands in the problem."""

    sequence: int
    slot: int
    """The place in the record, from 1; refused charges before it leave gaps."""
    section: str
    statute: str
    over_limit: int | None
    is_lowered: bool
    """A misdemeanor that is entered as an infraction."""


def counts_of(x: Examination) -> list[Charged]:
    """The counts of a record, in the order of the record."""
    text, charges = x.text, x.examiner.charges
    counts = []
    for sequence, (number, _) in enumerate(x.accepted, 1):
        section, statute, over = text[SECTIONS[number]], text[STATUTES[number]], text[OVER_LIMITS[number]]
        known = charges[section, statute]
        counts.append(
            Charged(
                sequence,
                number + 1,
                words_of(section),
                words_of(statute),
                int(over) if over.isdigit() else None,
                known is not None and known.level == "misdemeanor",
            )
        )
    return counts
