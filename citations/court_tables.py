"""Puts the court's tables together in memory, from rows as they are stored or as they would be."""

from collections.abc import Callable, Iterable
from typing import Any

from citations.edits.charges import significant
from citations.edits.reference import Agency, Charge
from citations.edits.tables import Tables, Term, folded
from citations.models import BailRow, Code, CourtAgency, CourtLocation, CourtOfficer, ReferenceRow
from citations.models import Charge as ChargeRow
from citations.profiles import Profile

Read = Callable[[type[ReferenceRow], tuple[str, ...]], Iterable[tuple[Any, ...]]]
"""Gives the named columns of every row of a table, the oldest row first."""


def stored(model: type[ReferenceRow], columns: tuple[str, ...]) -> Iterable[tuple[Any, ...]]:
    """The rows as they are stored."""
    return model._default_manager.order_by("id").values_list(*columns)


def charge_key(statute: str, section: str, profile: Profile) -> tuple[bytes, bytes]:
    """A charge as it is compared: two rows with the same key are about the same charge, however they are written."""
    name = significant(folded(statute))
    return profile.statute_names.get(name, name), significant(folded(section))


def tables_from(read: Read, profile: Profile) -> Tables:
    """The tables of these rows. Other names of statutes are the same statute here too."""
    bail = ("statute", "section", "special_schedule", "effective_from", "effective_to")
    return Tables(
        agencies=[
            Agency(folded(code), folded(location), court)
            for code, location, court in read(CourtAgency, ("code", "default_location", "default_court"))
        ],
        locations=[folded(code) for (code,) in read(CourtLocation, ("code",))],
        officers=[
            (folded(agency), folded(badge), folded(name))
            for agency, badge, name in read(CourtOfficer, ("agency", "badge", "last_name"))
        ],
        charges=[
            (*charge_key(statute, section, profile), Charge(level, is_wobbler))
            for statute, section, level, is_wobbler in read(ChargeRow, ("statute", "section", "level", "wobbler"))
        ],
        bail_schedule=[
            (*charge_key(statute, section, profile), Term(folded(schedule), since, until))
            for statute, section, schedule, since, until in read(BailRow, bail)
        ],
        codes=[
            (table.upper(), Term(folded(code), since, until))
            for table, code, since, until in read(Code, ("table", "code", "effective_from", "effective_to"))
        ],
    )
