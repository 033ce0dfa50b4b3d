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
    return {row.pk: _standing(row, newest.get(row.pk), today) for row in rows}


def _standing(partner: Partner, passed: ConformanceTry | None, today: date) -> Standing:
    return Standing(passed, passed is not None and is_current(passed, partner, today))


def is_current(kept: ConformanceTry, partner: Partner, today: date) -> bool:
    """Whether rules and tables ask for the same today as when the try was graded."""
    return kept.profile == settings.CITATION_PROFILE and kept.pack == _digest_of(partner, today)


def _digest_of(partner: Partner, day: date) -> str:
    # The token is asked before the rows: a digest of rows that change in between lies under a token that never returns.
    token = tables_token()
    made = _digest if token else _digest.__wrapped__
    return made(token, settings.CITATION_PROFILE, partner.agency.interchange_code, day)


@lru_cache(maxsize=500)
def _digest(token: UUID | None, profile: str, code: str, day: date) -> str:
    """Digest of the pack of an agency, made once for each token, profile and day."""
    return make(court_for(code), day).digest
