"""What the length of a piece tells, and what is no citation record at all: headers, glued and broken lines, tabs."""

from dataclasses import dataclass

from citations.forensics.scoring import Scorer
from citations.forensics.suspicion import Suspicion
from citations.layout.citation import LENGTH, MEANING
from citations.layout.header import WITHOUT_AGENCY
from citations.reading.parts import is_header, lines_in

WHOLE = (MEANING, LENGTH)
AS_ONE = range(MEANING, LENGTH + 2)
"""Bytes of two halves of a record; a blank at the break may be one too many."""
TAB = 8
ENOUGH = 3
"""So many judged fields must be entered before it is said that the rest of a record is as it should be."""
RIGHT = 0.8


@dataclass(frozen=True, slots=True)
class Beside:
    """Bytes of the pieces before and after this one; 0 if there is none."""

    before: int = 0
    after: int = 0


def cut_of(raw: bytes, beside: Beside, scorer: Scorer) -> Suspicion | None:
    """What happened to the line or block as a whole, if its length or its beginning tells."""
    if is_header(raw):
        return _headed(raw)
    if b"\t" in raw and len(raw.expandtabs(TAB)) in WHOLE and len(raw) not in WHOLE:
        return _tabbed(raw, scorer)
    if b"\r" in raw and len(raw) not in WHOLE:
        return _returned(raw, scorer)
    if len(raw) in WHOLE:
        return None
    return _glued(raw) or _broken(raw, beside) or _shortened(raw, scorer)


def _headed(raw: bytes) -> Suspicion | None:
    rest = len(raw) - (WITHOUT_AGENCY if len(raw) - WITHOUT_AGENCY in WHOLE else LENGTH)
    if rest in WHOLE:
        return Suspicion(
            "header and record",
            "like a header with a record glued to it: the line end between them is missing",
            "Write header and record on lines of their own.",
            straight=raw[-rest:].ljust(LENGTH),
        )
    if len(raw) == WITHOUT_AGENCY or len(raw) in WHOLE:
        which = " of 2,684 bytes" if len(raw) == WITHOUT_AGENCY else ""
        return Suspicion(
            "header",
            f"like a header{which}, not like a citation: perhaps two files were put together",
            "Send each file by itself, with one header at its beginning.",
        )
    return None


def _tabbed(raw: bytes, scorer: Scorer) -> Suspicion:
    straight = raw.expandtabs(TAB).ljust(LENGTH)
    return Suspicion(
        "tabs",
        "as if blanks in it had been turned into tabs",
        "Write blanks, and switch off what replaces them by tabs.",
        straight=straight,
        passed=scorer.tally(raw)[0],
        passes=scorer.tally(straight)[0],
    )


def _returned(raw: bytes, scorer: Scorer) -> Suspicion | None:
    straight = raw.replace(b"\r", b"")
    if len(straight) not in WHOLE:
        return None
    return Suspicion(
        "carriage return",
        f"as if a line break had been put in at byte {raw.index(13) + 1}",
        "Take line breaks out of the fields, remarks and addresses above all.",
        straight=straight.ljust(LENGTH),
        passed=scorer.tally(raw)[0],
        passes=scorer.tally(straight)[0],
        alike="as if a line break had been put into them",
    )


def _glued(raw: bytes) -> Suspicion | None:
    count = lines_in(len(raw))
    if not count:
        return None
    if any(is_header(raw[each:]) for each in WHOLE):
        return Suspicion(
            "record and header",
            "like a record with the header of another file glued to it",
            "Send each file by itself, or put a line end between them.",
        )
    words = {2: "two records", 3: "three records"}.get(count, f"{count} records")
    return Suspicion(
        "records on one line",
        f"like {words} on one line: the line end between them is missing",
        "End every record with a line end, the last one too.",
    )


def _broken(raw: bytes, beside: Beside) -> Suspicion | None:
    advice = "Take line breaks out of the fields, remarks and addresses above all."
    if 0 < len(raw) < MEANING and beside.after not in WHOLE and len(raw) + beside.after in AS_ONE:
        looks = (
            f"like the first {len(raw):,} bytes of a record that was broken over two lines; the next one is the rest"
        )
        return Suspicion(
            "first part", looks, advice, alike="like first parts of records that were broken over two lines"
        )
    if 0 < len(raw) < MEANING and beside.before not in WHOLE and len(raw) + beside.before in AS_ONE:
        looks = (
            f"like the last {len(raw):,} bytes of a record that was broken over two lines; the one before is the rest"
        )
        return Suspicion("last part", looks, advice, alike="like last parts of records that were broken over two lines")
    return None


def _shortened(raw: bytes, scorer: Scorer) -> Suspicion | None:
    """A line that is short because its trailing blanks are gone ends with a sign, and what it has stands where it should."""
    if not 0 < len(raw) < MEANING or raw[-1:] == b" ":
        return None
    passed, entered = scorer.tally(raw)
    if entered < ENOUGH or passed < RIGHT * entered:
        return None
    return Suspicion(
        "trailing blanks",
        "as if it had lost its trailing blanks: what it has stands where it should",
        "Write every record to its full length of 2,696 bytes, blanks included.",
        straight=raw.ljust(LENGTH),
        passed=passed,
        passes=passed,
    )
