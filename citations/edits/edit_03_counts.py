"""Edit 3: a citation needs at least one count (C-EDIT-03)."""

from citations.edits.charges import SECTIONS, STATUTES
from citations.edits.examination import Examination
from citations.edits.problem import Fault

MISSING = Fault("3", "missing", "{label}: a citation needs at least one charge.")


def counts(x: Examination) -> None:
    """A charge is there if its section or statute is entered. An over limit alone makes none."""
    text = x.text
    if text[SECTIONS[0]] or text[STATUTES[0]]:
        return
    if not any(text[at] for at in SECTIONS + STATUTES):
        x.find(MISSING, SECTIONS[0])
