"""Every table that the court keeps: its words for people, its rows, its file, and how its list is ordered and searched."""

from collections.abc import Mapping
from dataclasses import dataclass

from citations import profiles
from citations.court_files import FILES
from citations.layout.citation import CITATION
from citations.models import ReferenceRow, RuleWeight
from citations.reading.table_files import SEPARATOR, BadCell, TableFile, named

LABELS = {
    "code": "Code",
    "name": "Name",
    "default_location": "Location of its own",
    "default_court": "Court",
    "agency": "Agency",
    "badge": "Badge",
    "first_name": "First name",
    "last_name": "Last name",
    "name_kind": "Kind of name",
    "statute": "Statute",
    "section": "Section",
    "description": "Description",
    "level": "Level",
    "wobbler": "May become an infraction",
    "dmv_reportable": "Goes to the DMV",
    "effective_from": "In effect from",
    "effective_to": "In effect until",
    "special_schedule": "Schedule",
    "base_fine": "Base fine",
    "table": "Code table",
    "profile": "Court",
    "problem": "Rule",
    "weight": "Weight",
    "source": "Source",
    "as_of": "As of",
}
"""Columns in words."""


def _profile(cell: str) -> str:
    if cell not in profiles.names():
        raise BadCell(f"must be one of {', '.join(profiles.names())}")
    return cell


def _problem(cell: str) -> str:
    """The problem as a profile names it: edit and reason, and the field where it is about one field only."""
    words = named(cell).split()
    known = profiles.load().problems
    if len(words) not in (2, 3) or " ".join(words[:2]) not in known:
        raise BadCell("must be an edit and a reason that the court has")
    if len(words) == 3 and words[2] not in CITATION.by_key:
        raise BadCell("must end with the name of a field of the record")
    return " ".join(words)


def _weight(cell: str) -> str:
    weights = profiles.load().weights
    if cell not in weights:
        raise BadCell(f"must be one of {', '.join(weights)}")
    return cell


RULES = TableFile("rules.csv", {"profile": _profile, "problem": _problem, "weight": _weight}, ("profile", "problem"))


@dataclass(frozen=True)
class Kind:
    """One table. `slug` is its name in addresses, `order` the columns that its list goes by, without names of people."""

    slug: str
    model: type[ReferenceRow]
    file: TableFile
    title: str
    one: str
    purpose: str
    order: tuple[str, ...]
    searched: tuple[str, ...]
    is_about_people: bool = False

    @property
    def columns(self) -> list[tuple[str, str]]:
        """Name and words of each column of the contract."""
        return [(column, LABELS[column]) for column in self.file.columns]

    def title_of(self, row: object) -> str:
        """A row by what identifies it, without the day that it begins on and without names of people."""
        parts = [str(getattr(row, name)) for name in self.file.key if name not in UNNAMED]
        return " ".join(part for part in parts if part)

    def title_of_key(self, key: str) -> str:
        """The same of a row that was taken out."""
        parts = zip(self.file.key, key.split(SEPARATOR), strict=False)
        return " ".join(part.upper() for name, part in parts if name not in UNNAMED and part)

    def title_of_cells(self, cells: Mapping[str, str]) -> str:
        """The same of a row that is not stored."""
        return " ".join(cells[name] for name in self.file.key if name not in UNNAMED and cells[name])


UNNAMED = ("effective_from", "last_name", "first_name", "name_kind")
"""Columns of keys that say nothing in a title, or are a person's name."""

_FILES = {file.name: (model, file) for model, file in FILES}


def _kind(slug: str, file: str, title: str, one: str, purpose: str, *searched: str, order: tuple[str, ...]) -> Kind:
    model, table = _FILES[file]
    return Kind(slug, model, table, title, one, purpose, order, searched, is_about_people=slug == "officers")


KINDS = {
    kind.slug: kind
    for kind in (
        _kind(
            "agencies",
            "agencies.csv",
            "Agencies",
            "agency",
            "Agencies that the court takes citations of, and the location of those that have one of their own.",
            "code",
            "name",
            order=("key",),
        ),
        _kind(
            "locations",
            "locations.csv",
            "Locations",
            "location",
            "Places where a violation may have happened: the cities of the county, and all of it outside of them.",
            "code",
            "name",
            order=("key",),
        ),
        _kind(
            "officers",
            "officers.csv",
            "Officers",
            "officer's name",
            "Names by which the court knows the officer of a badge. A name that differs from all of them is reported.",
            "agency",
            "badge",
            "last_name",
            order=("agency", "badge", "id"),
        ),
        _kind(
            "charges",
            "charges.csv",
            "Charges",
            "charge",
            "Sections of the law with their level. Only infractions, and what may become one, are taken electronically.",
            "section",
            "statute",
            "description",
            order=("key",),
        ),
        _kind(
            "bail-schedule",
            "bail_schedule.csv",
            "Bail schedule",
            "line of the bail schedule",
            "Bail of each charge by day. A charge without a line on the day of the violation is not taken.",
            "section",
            "statute",
            "special_schedule",
            order=("key",),
        ),
        _kind(
            "codes",
            "codes.csv",
            "Codes",
            "code",
            "Code tables: which codes a field of the record may hold on the day of the violation.",
            "code",
            "description",
            order=("key",),
        ),
    )
}
"""The tables that come from files, by slug."""

RULE_WEIGHTS = Kind(
    "rule-weights",
    RuleWeight,
    RULES,
    "Weights of rules",
    "weight of a rule",
    "Weights that this court gives a rule instead of the usual one.",
    ("key",),
    ("problem",),
)

EVERY_KIND = KINDS | {RULE_WEIGHTS.slug: RULE_WEIGHTS}
"""All that a change may touch."""
