"""For each checked field the texts that are known to be good on a day, so that only the others need a closer look."""

from collections.abc import Callable, Collection
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from citations.edits.answers import Answers
from citations.edits.days import DAYS
from citations.edits.reference import Reference
from citations.layout.citation import CITATION, OWNER
from citations.layout.field import Field
from citations.profiles import Profile

PERSON_OR_ENTERPRISE = frozenset({b"p", b"e"})
_ELSEWHERE = frozenset(
    {"issuing_agency", "location_code", "owner_person_type", "approximate_speed", "safe_speed", "reserved"}
    | {"violation_date", "appearance_date", "date_of_birth"}
)
"""Fields that another edit checks by itself, and days that are read before anything is checked."""

HOURS = frozenset(f"{hour:02}{minute:02}".encode() for hour in range(1, 13) for minute in range(60))
NUMBERS = frozenset(f"{number:0{width}}".encode() for width in (1, 2, 3) for number in range(10**width))
INCHES = frozenset(number for number in NUMBERS if int(number) <= 11)

Checks = list[tuple[int, Collection[bytes]]]


class Learned(set[bytes]):
    """Texts that had their closer look and were good, up to a limit."""

    LIMIT = 10_000

    def keep(self, text: bytes) -> None:
        """Remember a text that was good."""
        if len(self) >= self.LIMIT:
            self.clear()
        self.add(text)


class Known(NamedTuple):
    """What is good on one day: checks of every record, those of the owner's fields, and the ones that learn."""

    all: Checks
    of_owner: Checks
    learned: dict[int, Learned]
    codes: dict[int, frozenset[bytes]]
    """Folded codes by field, for the closer look; a field without a filled table is not there."""
    texts_of_all: Callable[[list[bytes]], tuple[bytes, ...]]
    """The texts of the fields in `all`."""


class KnownTexts:
    """Makes `Known` for each day that is asked for."""

    LIMIT = 1_000

    def __init__(self, profile: Profile, reference: Reference, today: date) -> None:
        self._profile = profile
        self._reference = reference
        self._years = frozenset(str(year).encode() for year in range(1900, today.year + 3))
        self._tables = sorted({field.table for field in CITATION.fields if field.table.isupper()} & reference.filled)
        self._by_codes: dict[tuple[frozenset[bytes], ...], Known] = {}
        self.by_day: Answers[date, Known] = Answers(self._on, self.LIMIT)

    def _on(self, day: date) -> Known:
        """On most days the tables hold the same codes as on the day before."""
        tables = tuple(self._reference.codes(table, day) for table in self._tables)
        known = self._by_codes.get(tables)
        if known is None:
            if len(self._by_codes) >= self.LIMIT // 10:
                self._by_codes.clear()
            known = self._by_codes[tables] = self._make(day)
        return known

    def _make(self, day: date) -> Known:
        checks: Checks = []
        of_owner: Checks = []
        by_field: dict[int, frozenset[bytes]] = {}
        for field in CITATION.fields:
            codes = self._codes(field, day) if field.table.isupper() else None
            if codes is not None:
                by_field[field.index] = codes
            good = None if field.key in _ELSEWHERE else self._good(field, codes)
            if good is not None:
                (of_owner if field.key in OWNER else checks).append((field.index, good))
        learned = {index: good for index, good in checks + of_owner if isinstance(good, Learned)}
        return Known(checks, of_owner, learned, by_field, itemgetter(*(index for index, _ in checks)))

    def _codes(self, field: Field, day: date) -> frozenset[bytes] | None:
        """Folded codes of a field on the day; None if nothing is checked."""
        filled = field.table in self._reference.filled
        codes = self._reference.codes(field.table, day) if filled else None
        if field.table == "PERSTY":
            return PERSON_OR_ENTERPRISE if codes is None else PERSON_OR_ENTERPRISE & codes
        if field.table == "ADDTP" and codes is not None:
            return codes | {other for other, name in self._profile.address_types.items() if name in codes}
        return codes

    def _good(self, field: Field, codes: frozenset[bytes] | None) -> Collection[bytes] | None:
        if field.kind == "code":
            return None if codes is None else _as_written(codes)
        if field.kind == "number":
            return None if field.table else INCHES if field.key == "height_inches" else NUMBERS
        return {
            "flag": self._profile.flags_true | self._profile.flags_false,
            "time": HOURS,
            "date": DAYS,
            "digits": self._years if field.key == "vehicle_year" else Learned(),
        }.get(field.kind)


def _as_written(codes: frozenset[bytes]) -> frozenset[bytes]:
    """The codes in the two spellings that files have: small and capital letters. Others get the closer look."""
    return codes | {code.upper() for code in codes}
