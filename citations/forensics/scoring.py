"""How well a text fits its field. Cheap on purpose: kinds and codes of the court, none of the edits."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from citations.edits.charges import significant
from citations.layout.citation import CITATION
from citations.layout.field import Field
from citations.reading.text import day_of, fold

FLAGS = frozenset(b"YXTNF10yxtnf")
HALVES = frozenset(b"APap")
LENGTHS = {"social_security_number": (9,), "phone_number": (10,), "vehicle_year": (4,)}
ZIP = (5, 9)
YEARS = range(1900, 2100)
WEIGHTS = {"date": 4, "time": 3, "digits": 4, "number": 2, "ampm": 2, "flag": 1}
CODE, NARROW = 4, 2
"""What a code counts: one of a letter or two fits by chance more often."""
SPILL = 3
"""So many blanks inside a text, with a letter or two at its very end, and the letters belong to the next field."""


LEFTMOST = 6
"""In a field of so many bytes it is seen whether a text begins at its left."""


class Fit(NamedTuple):
    """What a text says for its reading: points for or against, and whether it begins where a text should."""

    points: int = 0
    straight: int = 0


BLANK = Fit()


@dataclass(frozen=True)
class Codes:
    """What the court knows, folded: code tables by name, and the tables `agencies`, `locations`, `badges`, `sections` and
    `statutes`. A table that is not there is not asked."""

    tables: Mapping[str, frozenset[bytes]] = field(default_factory=dict)


class Scorer:
    """Tells how well texts fit their fields, knowing the codes of one court."""

    def __init__(self, codes: Codes) -> None:
        self._tables: list[frozenset[bytes] | None] = [_table(each, codes) for each in CITATION.fields]
        self._weights = [_weight(each, codes) for each in CITATION.fields]
        self._known: dict[tuple[int, bytes], Fit] = {}

    def fit(self, index: int, raw: bytes) -> Fit:
        """How well the bytes of a field fit it. A blank field says nothing."""
        text = raw.strip()
        if not text:
            return BLANK
        key = index, raw
        known = self._known.get(key)
        if known is None:
            if len(self._known) > 20_000:
                self._known.clear()
            known = self._known[key] = Fit(self._points(index, text), _straight(index, raw))
        return known

    def counts(self, index: int) -> bool:
        """Whether the field has a type or codes by which its text can be judged."""
        return self._weights[index] > 0

    def tally(self, record: bytes, first: int = 0) -> tuple[int, int]:
        """How many judged fields pass and how many are entered, from the field of the given number on."""
        passed = entered = 0
        for each in CITATION.fields[first:]:
            points = self.fit(each.index, record[each.cut]).points
            passed += points > 0
            entered += points != 0
        return passed, entered

    def _points(self, index: int, text: bytes) -> int:
        weight = self._weights[index]
        if not weight:
            return 0
        return weight if _passes(CITATION.fields[index], text, self._tables[index]) else -weight


def _table(each: Field, codes: Codes) -> frozenset[bytes] | None:
    name = "badges" if each.key == "officer_badge" else each.table
    if each.key.endswith("_section"):
        name = "sections"
    elif each.key.endswith("_statute"):
        name = "statutes"
    return codes.tables.get(name)


def _weight(each: Field, codes: Codes) -> int:
    if each.key == "reserved":
        return 0
    if each.kind in WEIGHTS:
        return WEIGHTS[each.kind]
    if _table(each, codes) is not None or each.table == "PERSTY":
        return CODE if each.width > NARROW else NARROW
    return 0


def _passes(each: Field, text: bytes, table: frozenset[bytes] | None) -> bool:
    if each.kind == "date":
        return _is_day(text)
    if each.kind == "time":
        return len(text) == 4 and text.isdigit() and 1 <= int(text[:2]) <= 12 and int(text[2:]) < 60
    if each.kind == "digits":
        return _are_digits(each, text, table)
    if each.kind == "number":
        return text.isdigit()
    if each.kind in ("flag", "ampm"):
        return text[0] in (FLAGS if each.kind == "flag" else HALVES)
    if table is None:
        return text in (b"P", b"E", b"p", b"e")
    return (significant(text) if each.table == "charges" else fold(text)) in table


def _is_day(text: bytes) -> bool:
    # A date of zeros is blank by the rules, and no sign of anything.
    day = day_of(text)
    return (day is not None and day.year in YEARS) or text == b"00000000"


def _are_digits(each: Field, text: bytes, table: frozenset[bytes] | None) -> bool:
    if not text.isdigit() or len(text) not in LENGTHS.get(each.key, ZIP):
        return False
    if each.key == "vehicle_year":
        return int(text) in YEARS
    return table is None or text[:5] in table


def _straight(index: int, raw: bytes) -> int:
    """Whether a text begins at the left of its field, and nothing of the next field stands at its right."""
    if len(raw) < LEFTMOST:
        return 0
    if raw[:1] == b" " or (raw[-1:] != b" " and b" " * SPILL in raw[-SPILL - 2 :]):
        return -1
    return 1
