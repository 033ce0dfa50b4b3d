"""What would have been right in place of a code, a charge or a name that the court does not know, or of an odd text."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches

from citations.explaining.reshaped import reshaped
from citations.layout.citation import CITATION
from citations.models import Charge, Code, CourtAgency, CourtLocation, CourtOfficer
from citations.models.reference import in_effect

SHOWN = 12
"""So many allowed values are listed; of a longer table only the nearest."""
CLOSE = 0.5


@dataclass(frozen=True, slots=True)
class Allowed:
    """What a field may hold: the nearest values, and all of them if they are few."""

    nearest: list[str] = field(default_factory=list)
    values: list[tuple[str, str]] = field(default_factory=list)
    total: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """A text that was refused, and where."""

    edit: str
    field: str
    value: str


def allowed_for(problems: Iterable[Asked], *, day: date, agency: str, badge: str) -> dict[Asked, Allowed]:
    """For each problem that a table can help with, what the table has. Names of officers are told of this agency only; a
    blank one has none."""
    asked = list(problems)
    found: dict[Asked, Allowed] = {}
    codes = [each for each in asked if each.edit == "code" and _table(each).isupper()]
    if codes:
        tables = _codes({_table(each) for each in codes}, day)
        found |= {each: _choose(each.value, tables[_table(each)]) for each in codes}
    places: dict[str, type[CourtAgency | CourtLocation]] = {
        "issuing_agency": CourtAgency,
        "location_code": CourtLocation,
    }
    for each in asked:
        if each.field in places and each.edit in ("code", "1"):
            rows = places[each.field].objects.order_by("code").values_list("code", "name")
            found[each] = _choose(each.value, list(rows))
        elif each.edit == "9":
            found[each] = _choose(each.value, [(name, "") for name in _names(agency, badge)])
        elif each.edit == "type" and (meant := reshaped(each.field, each.value)):
            found[each] = Allowed([meant])
    charges = [each for each in asked if each.edit == "14" and each.value]
    return found | {each: _choose(each.value, _charges(each.value)) for each in charges}


def _table(asked: Asked) -> str:
    known = CITATION.by_key.get(asked.field)
    return known.table if known else ""


def _codes(tables: set[str], day: date) -> dict[str, list[tuple[str, str]]]:
    rows = Code.objects.filter(in_effect(day), table__in=tables)
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for table, code, description in rows.order_by("code").values_list("table", "code", "description"):
        found[table].append((code, description))
    return found


def _names(agency: str, badge: str) -> Sequence[str]:
    names = CourtOfficer.objects.filter(agency__iexact=agency, badge__iexact=badge).order_by("last_name")
    return list(names.values_list("last_name", flat=True).distinct())


def _charges(value: str) -> list[tuple[str, str]]:
    """Charges that begin alike; the whole code would be too long a list to compare with."""
    beginning = value[:2].strip()
    rows = Charge.objects.filter(section__istartswith=beginning).order_by("section")[:2_000]
    return [
        (f"{section} {statute}", words)
        for section, statute, words in rows.values_list("section", "statute", "description")
    ]


def _choose(value: str, rows: list[tuple[str, str]]) -> Allowed:
    by_code = {code.upper(): code for code, _ in rows}
    close = get_close_matches(value.upper(), list(by_code), n=3, cutoff=CLOSE) if value else []
    # Of values that are equally near, the one that begins alike is more often meant.
    close.sort(key=lambda code: code[:1] != value[:1].upper())
    nearest = [by_code[code] for code in close]
    listed = rows if len(rows) <= SHOWN else [row for row in rows if row[0] in nearest]
    return Allowed(nearest, listed, len(rows))
