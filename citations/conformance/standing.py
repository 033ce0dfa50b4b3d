"""Whether a partner's system has passed, and whether the rules and tables are still those that it was graded by."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from uuid import UUID

from django.conf import settings
from django.db.models import F

from citations.conformance.pack import make
from citations.conformance.queries import court_for
from citations.models import ConformanceTry, Partner
from citations.queries import tables_token


@dataclass(frozen=True, slots=True)
class Standing:
    """The newest try that passed, if there is one."""

    passed: ConformanceTry | None = None
    is_current: bool = False
    """What it was graded by is what it would be graded by today."""

    @property
    def tone(self) -> str:
        """Of its badge."""
        return "neutral" if self.passed is None else "ok" if self.is_current else "warn"

    @property
    def word(self) -> str:
        """On its badge."""
        return "Not passed yet" if self.passed is None else "Passed" if self.is_current else "Passed under older rules"


def standing_of(partner: Partner, today: date) -> Standing:
    """Of one system."""
    return standings_of([partner], today)[partner.pk]


def standings_of(partners: Iterable[Partner], today: date) -> dict[int, Standing]:
    """Of several systems, by their keys. Packs are made only for those that passed once."""
    rows = list(partners)
    passes = ConformanceTry.objects.filter(partner__in=rows, passed=F("total")).order_by("partner", "-id")
    newest = {each.partner_id: each for each in passes.defer("grades").distinct("partner")}
    asks = _Asking(today)
    return {row.pk: _standing(newest.get(row.pk), row, asks) for row in rows}


def _standing(passed: ConformanceTry | None, partner: Partner, asks: "_Asking") -> Standing:
    return Standing(passed, passed is not None and asks.still(passed, partner))


def is_current(kept: ConformanceTry, partner: Partner, today: date) -> bool:
    """Whether rules and tables ask for the same today as when the try was graded."""
    return _Asking(today).still(kept, partner)


class _Asking:
    """What is asked for on a day under the rules and tables of this moment."""

    def __init__(self, day: date) -> None:
        # The token is asked before the rows: a digest of rows that change in between lies under one that never returns.
        self._day, self._token, self._profile = day, tables_token(), settings.CITATION_PROFILE

    def still(self, kept: ConformanceTry, partner: Partner) -> bool:
        """Whether it is what this try was graded by."""
        if kept.profile != self._profile:
            return False
        made = _digest if self._token else _digest.__wrapped__
        return kept.pack == made(self._token, self._profile, partner.agency.interchange_code, self._day)


@lru_cache(maxsize=500)
def _digest(token: UUID | None, profile: str, code: str, day: date) -> str:
    """Digest of the pack of an agency, made once for each token, profile and day."""
    return make(court_for(code), day).digest
