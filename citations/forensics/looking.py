"""The door: what one record looks like."""

from collections.abc import Sequence

from citations.forensics.cuts import Beside, cut_of, is_right
from citations.forensics.scoring import Codes, Scorer
from citations.forensics.shifts import Shift, best_shift, straightened
from citations.forensics.suspicion import Suspicion, many, shifted
from citations.layout.version import COURT, LayoutVersion
from citations.reading.parts import LONGEST

FROM = 3
"""A record with so many problems is looked at; one that cannot be cut into fields always."""
SAMPLE = 200
"""Records of a file that are looked at."""
FURTHEST = 12
AROUND = (-1, 1, -2, 2)
HEADER = COURT.length - COURT.without_agency
BETTER = 5
"""So many judged fields more must be right in another layout."""


class Looker:
    """Looks at records of a layout, knowing the codes of one court and the other layouts. Made once for a file."""

    def __init__(self, codes: Codes, layout: LayoutVersion = COURT, others: Sequence[LayoutVersion] = ()) -> None:
        self._scorer = Scorer(codes)
        self._layout = layout
        self._others = others

    def look(self, raw: bytes, beside: Beside | None = None) -> Suspicion | None:
        """What may have happened to a record; None if nothing explains it clearly better. Never raises."""
        if len(raw) > LONGEST:
            return None
        return self._in_another(raw) or cut_of(raw, beside or Beside(), self._scorer, self._layout) or self._shift(raw)

    def _in_another(self, raw: bytes) -> Suspicion | None:
        """A record that is right in another layout, and is not in its own."""
        passed, entered = self._scorer.tally(self._layout.in_courts_form(raw))
        if len(raw) in self._layout.lengths and is_right(passed, entered):
            return None
        for other in self._others:
            if len(raw) in other.lengths:
                straight = other.in_courts_form(raw)
                passes, judged = self._scorer.tally(straight)
                if is_right(passes, judged) and passes >= passed + BETTER:
                    return _by_layout(other, straight, passed, passes)
        return None

    def _shift(self, raw: bytes) -> Suspicion | None:
        # A shift is told by the places of the court's form, so in other layouts none is looked for.
        if not self._layout.is_courts_form or abs(len(raw) - COURT.length) > FURTHEST:
            return None
        shift = best_shift(raw, self._scorer, _distances(len(raw)))
        if shift is not None:
            return self._suspicion(raw, shift)
        whole = best_shift(raw, self._scorer, (-HEADER, HEADER), is_whole=True) if len(raw) in COURT.lengths else None
        return _by_header(whole) if whole else None

    def _suspicion(self, raw: bytes, shift: Shift) -> Suspicion:
        straight = straightened(raw, shift)
        bytes_ = many(abs(shift.by), "byte")
        if shift.by < 0:
            fix = f"Before it {bytes_} got lost. Look for a field that is written too short"
        else:
            fix = f"Before it {bytes_} too many {'was' if shift.by == 1 else 'were'} put in. Look for a field that is written too long"
        return Suspicion(
            "shift",
            shifted(shift.start, shift.by),
            f"{fix}, and for signs that take another number of bytes, such as accented letters.",
            start=shift.start,
            by=shift.by,
            straight=straight,
            passed=self._scorer.tally(raw)[0],
            passes=self._scorer.tally(straight)[0],
        )


def _distances(length: int) -> tuple[int, ...]:
    """Shifts to try. What a record has too much or too little is how far it is shifted."""
    if length in COURT.lengths:
        return AROUND
    return tuple(dict.fromkeys(each for each in (length - COURT.length, length - COURT.least) if each))


def _by_layout(layout: LayoutVersion, straight: bytes, passed: int, passes: int) -> Suspicion:
    return Suspicion(
        f"layout {layout.label}",
        f"like a record of the layout {layout.label}",
        "Choose that layout when the file is sent; for a system that sends by itself the State enters it.",
        straight=straight,
        passed=passed,
        passes=passes,
        alike=f"like records of the layout {layout.label}",
    )


def _by_header(shift: Shift) -> Suspicion:
    way = "to the right" if shift.by > 0 else "to the left"
    return Suspicion(
        "header length",
        f"shifted as a whole by twelve bytes {way}, as if its header had been taken for one of another length",
        "Write the header with 2,696 bytes, and end header and records with a line end.",
        start=shift.start,
        by=shift.by,
    )
