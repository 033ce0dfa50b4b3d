"""How many problems of one record people are shown. What is stored, and what machines are told, is whole.

A record has at most one problem for each edit and field, so random bytes have some hundred of them and never more.
"""

from collections.abc import Sequence
from typing import NamedTuple, Protocol, TypeVar

from django.conf import settings

ORDER = ("hold", "hold_soft", "report", "warning", "note")


class Weighed(Protocol):
    """Anything with the name of its weight."""

    @property
    def weight(self) -> str: ...


P = TypeVar("P", bound=Weighed)


class Shortened(NamedTuple):
    """The words that stand below a list that was cut short; blank if it is whole."""

    more: int

    def __str__(self) -> str:
        return f"and {self.more:,} more problem{'' if self.more == 1 else 's'}" if self.more else ""


def shortened(problems: Sequence[P]) -> tuple[list[P], Shortened]:
    """The heaviest problems in the order in which they came, and what is said of the others."""
    most = settings.CITATION_PROBLEMS_SHOWN
    if len(problems) <= most:
        return list(problems), Shortened(0)
    by_weight = sorted(range(len(problems)), key=lambda place: _rank(problems[place].weight))
    kept = sorted(by_weight[:most])
    return [problems[place] for place in kept], Shortened(len(problems) - most)


def _rank(weight: str) -> int:
    return ORDER.index(weight) if weight in ORDER else len(ORDER)
