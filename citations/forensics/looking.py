"""The door: what one record looks like."""

from citations.forensics.cuts import WHOLE, Beside, cut_of
from citations.forensics.scoring import Codes, Scorer
from citations.forensics.shifts import Shift, best_shift, straightened
from citations.forensics.suspicion import Suspicion, many, shifted
from citations.layout.citation import LENGTH, MEANING
from citations.layout.header import WITHOUT_AGENCY
from citations.reading.parts import LONGEST

FROM = 3
"""A record with so many problems is looked at; one that cannot be cut into fields always."""
SAMPLE = 200
"""Records of a file that are looked at."""
FURTHEST = 12
AROUND = (-1, 1, -2, 2)
HEADER = LENGTH - WITHOUT_AGENCY


class Looker:
    """Looks at records, knowing the codes of one court. Made once for a file."""

    def __init__(self, codes: Codes) -> None:
        self._scorer = Scorer(codes)

    def look(self, raw: bytes, beside: Beside | None = None) -> Suspicion | None:
        """What may have happened to a record; None if nothing explains it clearly better. Never raises."""
        if len(raw) > LONGEST:
            return None
        return cut_of(raw, beside or Beside(), self._scorer) or self._shift(raw)

    def _shift(self, raw: bytes) -> Suspicion | None:
        if abs(len(raw) - LENGTH) > FURTHEST:
            return None
        shift = best_shift(raw, self._scorer, _distances(len(raw)))
        if shift is not None:
            return self._suspicion(raw, shift)
        whole = best_shift(raw, self._scorer, (-HEADER, HEADER), is_whole=True) if len(raw) in WHOLE else None
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
    if length in WHOLE:
        return AROUND
    return tuple(dict.fromkeys(each for each in (length - LENGTH, length - MEANING) if each))


def _by_header(shift: Shift) -> Suspicion:
    way = "to the right" if shift.by > 0 else "to the left"
    return Suspicion(
        "header length",
        f"shifted as a whole by twelve bytes {way}, as if its header had been taken for one of another length",
        "Write the header with 2,696 bytes, and end header and records with a line end.",
        start=shift.start,
        by=shift.by,
    )
