"""The court's tables in memory, ready to be asked many times."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from citations.edits.reference import Agency, Charge
from citations.reading.text import fold

_OPEN = date.min


def folded(cell: str) -> bytes:
    """A cell of a table in the form in which texts are compared. What no file can contain never matches."""
    words = cell.strip()
    try:
        return fold(words.encode("latin-1"))
    except UnicodeEncodeError:
        return words.lower().encode("utf-16")


@dataclass(frozen=True, slots=True)
class Term:
    """Something that is in effect from one day to another, both included; None is no limit."""

    value: bytes
    since: date | None = None
    until: date | None = None

    def covers(self, day: date) -> bool:
        """Whether it is in effect on the day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class CodeTable:
    """The codes of one table. For each stretch of days without a change the set of codes is made once."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._terms = tuple(terms)
        days = {term.since for term in self._terms if term.since}
        days |= {term.until + timedelta(1) for term in self._terms if term.until and term.until < date.max}
        self._turns = sorted(days)
        self._sets: dict[int, frozenset[bytes]] = {}

    def on(self, day: date) -> frozenset[bytes]:
        """The codes in effect on the day."""
        stretch = bisect_right(self._turns, day)
        known = self._sets.get(stretch)
        if known is None:
            known = self._sets[stretch] = frozenset(term.value for term in self._terms if term.covers(day))
        return known


class Tables:
    """A `Reference` over rows that were read once. Keys come folded, sections and statutes by `significant`."""

    def __init__(
        self,
        *,
        agencies: Iterable[Agency] = (),
        locations: Iterable[bytes] = (),
        officers: Iterable[tuple[bytes, bytes, bytes]] = (),
        charges: Iterable[tuple[bytes, bytes, Charge]] = (),
        bail_schedule: Iterable[tuple[bytes, bytes, Term]] = (),
        codes: Iterable[tuple[str, Term]] = (),
    ) -> None:
        self._agencies = {each.code: each for each in agencies}
        self._locations = frozenset(locations)
        names: dict[tuple[bytes, bytes], set[bytes]] = defaultdict(set)
        for agency, badge, last_name in officers:
            names[agency, badge].add(last_name)
        self._officers = {key: frozenset(value) for key, value in names.items()}
        self._charges = {(statute, section): charge for statute, section, charge in charges}
        bail: dict[tuple[bytes, bytes], list[Term]] = defaultdict(list)
        for statute, section, term in bail_schedule:
            bail[statute, section].append(term)
        self._bail = {key: sorted(terms, key=lambda term: term.since or _OPEN) for key, terms in bail.items()}
        terms: dict[str, list[Term]] = defaultdict(list)
        for table, term in codes:
            terms[table].append(term)
        self._codes = {table: CodeTable(rows) for table, rows in terms.items()}
        held = {
            "agencies": self._agencies,
            "locations": self._locations,
            "officers": self._officers,
            "charges": self._charges,
            "bail_schedule": self._bail,
        }
        self.filled = frozenset(name for name, rows in held.items() if rows) | frozenset(self._codes)

    def agency(self, code: bytes) -> Agency | None:
        """See `Reference`."""
        return self._agencies.get(code)

    def has_location(self, code: bytes) -> bool:
        """See `Reference`."""
        return code in self._locations

    def officer_last_names(self, agency: bytes, badge: bytes) -> frozenset[bytes]:
        """See `Reference`."""
        return self._officers.get((agency, badge), frozenset())

    def charge(self, statute: bytes, section: bytes) -> Charge | None:
        """See `Reference`."""
        return self._charges.get((statute, section))

    def special_schedule(self, statute: bytes, section: bytes, day: date) -> bytes | None:
        """See `Reference`. Of two rows in effect the one that began later is used."""
        for term in reversed(self._bail.get((statute, section), ())):
            if term.covers(day):
                return term.value
        return None

    def codes(self, table: str, day: date) -> frozenset[bytes]:
        """See `Reference`."""
        return self._codes[table].on(day)
