"""The effect of a change as it is stored, and in words for its page. Pure."""

from dataclasses import dataclass
from typing import Any

from citations.explaining.plain_words import ERRORS, label_of


@dataclass(frozen=True)
class Shown:
    """What the page says of an effect."""

    examined: int
    changed: int
    moves: list[tuple[str, str, int]]
    problems: list[tuple[str, str, int, int]]
    agencies: list[tuple[str, int, int]]
    records: list[dict[str, Any]]
    moved: int
    unopened: int


def impact_shown(result: dict[str, Any]) -> Shown:
    """A stored effect in words: moves between stages, problems by edit and field, agencies, the first records."""
    names = dict(ERRORS)
    problems = [
        (names.get(each["edit"], each["edit"]), label_of(each["field"]), each["appear"], each["go"])
        for each in result["problems"]
    ]
    return Shown(
        examined=result["examined"],
        changed=result["changed"],
        moved=sum(each["count"] for each in result["moves"]),
        unopened=result["unopened"],
        moves=[(each["from"], each["to"], each["count"]) for each in result["moves"]],
        problems=problems,
        agencies=[(each["agency"], each["examined"], each["changed"]) for each in result["agencies"]],
        records=result["records"],
    )
