"""Tries a record with bytes lost or put in before each field."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from citations.forensics.scoring import Fit, Scorer
from citations.layout.citation import CITATION, LENGTH

FIELDS = CITATION.fields
MOST_STRAIGHT = 4
"""Texts that begin where they should count no more than this, so that an agency's way of writing is no shift."""
MARGIN = 12
"""Points by which the other reading must be better, of which ten must come from types and codes."""
TYPED = 10
CURED = 3
"""So many fields that were wrong or blank must be right then."""
RIGHT = 0.7
"""And this share of the judged fields from there on."""


class Shift(NamedTuple):
    """From a field on everything stands `by` bytes too far to the right."""

    first: int
    by: int

    @property
    def start(self) -> int:
        """Position of the field, counted from 1."""
        return FIELDS[self.first].start


class Score(NamedTuple):
    """Points for types and codes, and for texts that begin where they should."""

    points: int
    straight: int


def straightened(raw: bytes, shift: Shift) -> bytes:
    """The record without the shift: the bytes put in are gone, those lost are blanks."""
    start = shift.start - 1
    if shift.by > 0:
        return (raw[:start] + raw[start + shift.by :]).ljust(LENGTH)[:LENGTH]
    kept = max(0, start + shift.by)
    return (raw[:kept] + b" " * -shift.by + raw[kept:]).ljust(LENGTH)[:LENGTH]


def best_shift(raw: bytes, scorer: Scorer, by: Iterable[int], *, is_whole: bool = False) -> Shift | None:
    """The shift that explains the record clearly better than no shift does; None if there is none. If it `is_whole`, only
    shifts from the first byte on are tried."""
    here = [scorer.fit(each.index, raw[each.cut]) for each in FIELDS]
    before = _sums(here)
    best, found = (-1, 0), None
    for distance in by:
        there = [scorer.fit(each.index, _window(raw, each.start - 1 + distance, each.width)) for each in FIELDS]
        after = _sums(there)
        for first in range(1 if is_whole else len(FIELDS)):
            clip = _clipped(raw, first, distance, here, scorer)
            points = before[first].points + clip.points + after[-1].points - after[first].points
            straight = before[first].straight + clip.straight + after[-1].straight - after[first].straight
            gain = _gain(Score(points, straight), before[-1])
            # Of places that explain it equally well, the last: the first field that is seen to be shifted.
            if gain > best or (gain == best and found and found.by == distance):
                best, found = gain, Shift(first, distance)
    # Straightening a record never makes its texts begin less often where they should.
    if found is None or best[0] < MARGIN or best[1] < 0 or not _is_clear(raw, found, scorer):
        return None
    return found


def _is_clear(raw: bytes, shift: Shift, scorer: Scorer) -> bool:
    record = straightened(raw, shift)
    cured = typed = 0
    for each in FIELDS:
        was, now = scorer.fit(each.index, raw[each.cut]).points, scorer.fit(each.index, record[each.cut]).points
        typed += now - was
        cured += was <= 0 < now
    passed, entered = scorer.tally(record, shift.first)
    return typed >= TYPED and cured >= CURED and passed >= RIGHT * entered


def _gain(score: Score, before: Score) -> tuple[int, int]:
    """Points that count, and besides how many texts more begin where they should, which tells the place."""
    straight = score.straight - before.straight
    return score.points - before.points + max(-MOST_STRAIGHT, min(MOST_STRAIGHT, straight)), straight


def _window(raw: bytes, start: int, width: int) -> bytes:
    return raw[max(0, start) : max(0, start + width)]


def _clipped(raw: bytes, first: int, by: int, here: Sequence[Fit], scorer: Scorer) -> Fit:
    """What changes in the fields before the place if their last bytes belong to the field after it."""
    points = straight = 0
    left = -by
    while left > 0 and first > 0:
        first -= 1
        field = FIELDS[first]
        cut = raw[field.cut]
        taken = min(left, field.width)
        if cut[field.width - taken :].strip():
            now = scorer.fit(first, cut[: field.width - taken].ljust(field.width))
            points += now.points - here[first].points
            straight += now.straight - here[first].straight
        left -= taken
    return Fit(points, straight)


def _sums(fits: Sequence[Fit]) -> list[Score]:
    """Sums of the fits before each field, and of all."""
    sums, points, straight = [Score(0, 0)], 0, 0
    for each in fits:
        points += each.points
        straight += each.straight
        sums.append(Score(points, straight))
    return sums
