"""Every switch of the interchange as data, one file for each partner court (contract, section 10)."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from citations.layout.version import COURT, LayoutVersion

FOLDER = Path(__file__).parent
DEFAULT = "ventura-2001"


class UnknownProfile(LookupError):
    """No profile has this name."""


@dataclass(frozen=True, slots=True)
class Weight:
    """How much a problem weighs: the stage it forces, and whether it counts towards rejection."""

    name: str
    stage: str
    counts_to_rejection: bool


@dataclass(frozen=True, slots=True)
class Profile:
    """The settings of one court. The meaning of each stands beside it in `ventura-2001.toml`."""

    name: str
    title: str
    case_prefix: str
    reject_at: int
    speed_reference: str
    identical_record: str
    pad_short_lines: bool
    set_aside_on: frozenset[str]
    layout: LayoutVersion
    flags_true: frozenset[bytes]
    flags_false: frozenset[bytes]
    statute_names: dict[bytes, bytes]
    address_types: dict[bytes, bytes]
    licence_patterns: dict[bytes, re.Pattern[bytes]]
    weights: dict[str, Weight]
    problems: dict[str, str]

    def weight(self, edit: str, reason: str, field: str) -> Weight:
        """The weight of a problem: of its field if that has one of its own, else of the edit and its reason."""
        name = self.problems.get(f"{edit} {reason} {field}") or self.problems[f"{edit} {reason}"]
        return self.weights[name]


def overlaid(profile: Profile, problems: Mapping[str, str]) -> Profile:
    """The profile with other weights of some problems; what the profile has no such weight for is left out."""
    known = {problem: weight for problem, weight in problems.items() if weight in profile.weights}
    return replace(profile, problems=profile.problems | known) if known else profile


def laid_out(profile: Profile, layout: LayoutVersion) -> Profile:
    """The profile for files of another version of the layout."""
    return replace(profile, layout=layout)


def names() -> list[str]:
    """The profiles there are."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


@cache
def load(name: str = DEFAULT) -> Profile:
    """A profile by name. Raises `UnknownProfile`."""
    if name not in names():
        raise UnknownProfile(f"There is no profile {name}. There are: {', '.join(names())}.")
    return _profile(name, _settings(name))


def _settings(name: str) -> dict[str, Any]:
    """The settings of a file, on top of those it extends. Weights and problems are merged, other tables replaced."""
    own = tomllib.loads((FOLDER / f"{name}.toml").read_text())
    if "extends" not in own:
        return own
    base = _settings(own.pop("extends"))
    for table in ("weights", "problems"):
        base[table] |= own.pop(table, {})
    return base | own


def _profile(name: str, settings: dict[str, Any]) -> Profile:
    place = settings.pop("header_agency")
    return Profile(
        name=name,
        set_aside_on=frozenset(settings.pop("set_aside_on")),
        layout=replace(COURT, header_agency=tuple(place) or None),
        flags_true=_either_case(settings.pop("flags_true")),
        flags_false=_either_case(settings.pop("flags_false")),
        statute_names=_folded(settings.pop("statute_names")),
        address_types=_folded(settings.pop("address_types")),
        licence_patterns={
            state.lower().encode(): re.compile(pattern.encode(), re.IGNORECASE)
            for state, pattern in settings.pop("licence_patterns").items()
        },
        weights={key: Weight(key, **value) for key, value in settings.pop("weights").items()},
        **settings,
    )


def _either_case(words: list[str]) -> frozenset[bytes]:
    return frozenset(form.encode() for word in words for form in (word.lower(), word.upper()))


def _folded(pairs: dict[str, str]) -> dict[bytes, bytes]:
    return {key.lower().encode(): value.lower().encode() for key, value in pairs.items()}
