"""What the length of a piece tells, and what is no citation record at all: headers, glued and broken lines, tabs."""

from dataclasses import dataclass

from citations.forensics.scoring import Scorer
from citations.forensics.suspicion import Suspicion
from citations.layout.version import LayoutVersion
from citations.reading.parts import is_header, lines_in

TAB = 8
ENOUGH = 3
"""So many judged fields must be entered before it is said that the rest of a record is as it should be."""
RIGHT = 0.8


@dataclass(frozen=True, slots=True)
class Beside:
    """Bytes of the pieces before and after this one; 0 if there is none."""

    before: int = 0
    after: int = 0


def cut_of(raw: bytes, beside: Beside, scorer: Scorer, layout: LayoutVersion) -> Suspicion | None:
    """What happened to the line or block as a whole, if its length or its beginning tells."""
    if is_header(raw):
        return _headed(raw, layout)
    if len(raw) in layout.lengths:
        return None
    if b"\t" in raw and len(raw.expandtabs(TAB)) in layout.lengths:
        return _tabbed(raw, scorer, layout)
    if b"\r" in raw:
        return _returned(raw, scorer, layout)
    return _glued(raw, layout) or _broken(raw, beside, layout) or _shortened(raw, scorer, layout)


def _headed(raw: bytes, layout: LayoutVersion) -> Suspicion | None:
    old = layout.without_agency
    rest = len(raw) - (old if len(raw) - old in layout.lengths else layout.length)
    if rest in layout.lengths:
        return Suspicion(
            "header and record",
            "like a header with a record glued to it: the line end between them is missing",
            "Write header and record on lines of their own.",
            straight=_in_form(raw[-rest:], layout),
        )
    if len(raw) == old or len(raw) in layout.lengths:
        which = f" of {old:,} bytes" if len(raw) == old else ""
        return Suspicion(
            "header",
            f"like a header{which}, not like a citation: perhaps two files were put together",
            "Send each file by itself, with one header at its beginning.",
        )
    return None


def _tabbed(raw: bytes, scorer: Scorer, layout: LayoutVersion) -> Suspicion:
    straight = _in_form(raw.expandtabs(TAB), layout)
    return Suspicion(
        "tabs",
        "as if blanks in it had been turned into tabs",
        "Write blanks, and switch off what replaces them by tabs.",
        straight=straight,
        passed=scorer.tally(layout.in_courts_form(raw))[0],
        passes=scorer.tally(straight)[0],
    )


def _returned(raw: bytes, scorer: Scorer, layout: LayoutVersion) -> Suspicion | None:
    mended = raw.replace(b"\r", b"")
    if len(mended) not in layout.lengths:
        return None
    straight = _in_form(mended, layout)
    return Suspicion(
        "carriage return",
        f"as if a line break had been put in at byte {raw.index(13) + 1}",
        "Take line breaks out of the fields, remarks and addresses above all.",
        straight=straight,
        passed=scorer.tally(layout.in_courts_form(raw))[0],
        passes=scorer.tally(straight)[0],
        alike="as if a line break had been put into them",
    )


def _glued(raw: bytes, layout: LayoutVersion) -> Suspicion | None:
    count = lines_in(len(raw), layout)
    if not count:
        return None
    if any(is_header(raw[each:]) for each in layout.lengths):
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


def _broken(raw: bytes, beside: Beside, layout: LayoutVersion) -> Suspicion | None:
    if not 0 < len(raw) < layout.least:
        return None
    # A blank at the break may be one too many.
    as_one = range(layout.least, layout.length + 2)
    advice = "Take line breaks out of the fields, remarks and addresses above all."
    if beside.after not in layout.lengths and len(raw) + beside.after in as_one:
        looks = (
            f"like the first {len(raw):,} bytes of a record that was broken over two lines; the next one is the rest"
        )
        return Suspicion(
            "first part", looks, advice, alike="like first parts of records that were broken over two lines"
        )
    if beside.before not in layout.lengths and len(raw) + beside.before in as_one:
        looks = (
            f"like the last {len(raw):,} bytes of a record that was broken over two lines; the one before is the rest"
        )
        return Suspicion("last part", looks, advice, alike="like last parts of records that were broken over two lines")
    return None


def _shortened(raw: bytes, scorer: Scorer, layout: LayoutVersion) -> Suspicion | None:
    """A line that is short because its trailing blanks are gone ends with a sign, and what it has stands where it should."""
    if not 0 < len(raw) < layout.least or raw[-1:] == b" ":
        return None
    passed, entered = scorer.tally(layout.in_courts_form(raw))
    if not is_right(passed, entered):
        return None
    return Suspicion(
        "trailing blanks",
        "as if it had lost its trailing blanks: what it has stands where it should",
        f"Write every record to its full length of {layout.length:,} bytes, blanks included.",
        straight=_in_form(raw, layout),
        passed=passed,
        passes=passed,
    )


def is_right(passed: int, entered: int) -> bool:
    """Whether what a record has stands where it should."""
    return entered >= ENOUGH and passed >= RIGHT * entered


def _in_form(raw: bytes, layout: LayoutVersion) -> bytes:
    return layout.in_courts_form(raw.ljust(layout.length))
