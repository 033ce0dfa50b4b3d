"""One made-up citation of the pack: a story, what to enter, and the verdict that it should get. Pure data."""

from collections.abc import Mapping
from dataclasses import dataclass

from citations.disposition import OPEN

Found = tuple[str, str]
"""Edit and field of a problem."""


@dataclass(frozen=True, slots=True, eq=False)
class Scenario:
    """Values are texts with words of the court in braces (`citations.conformance.words`); a blank one leaves the field blank.

    They are entered on top of `BASE`. The stage is the one under the court's published weights.
    """

    key: str
    edit: str
    story: str
    values: Mapping[str, str]
    problems: tuple[Found, ...] = ()
    stage: str = OPEN
    triggers: tuple[int, ...] = ()
    """Which of the ten reasons to hold a citation it shows (C-TEMP-01 to C-TEMP-10)."""
    needs: tuple[str, ...] = ()
    """Words that it makes no sense without, though no value has them."""
    number_of: str = ""
    """Key of the scenario whose citation number it repeats."""

    @property
    def is_clean(self) -> bool:
        """Right in every way."""
        return not self.problems and self.stage == OPEN

    @property
    def title(self) -> str:
        """Its key and the first sentence of its story."""
        return f"{self.key}: {self.story.partition('. ')[0].rstrip('.')}"
