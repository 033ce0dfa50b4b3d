"""What the edits may ask of the court's tables. Every text that is handed over or comes back is folded (`reading.text.fold`)."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Agency:
    """What the court knows of an agency; a blank default location means it has none."""

    code: bytes
    default_location: bytes = b""
    default_court: str = ""


@dataclass(frozen=True, slots=True)
class Charge:
    """A charge of the code: its level and whether it may be lowered to an infraction."""

    level: str
    is_wobbler: bool


class Reference(Protocol):
    """The tables of a court. A table without rows is not checked: then the question whether it `has` something is not asked."""

    @property
    def filled(self) -> frozenset[str]:
        """Names of the tables that have rows: agencies, locations, officers, charges, bail_schedule and those of codes."""

    def agency(self, code: bytes) -> Agency | None:
        """The agency, or None if the court does not know it."""

    def has_location(self, code: bytes) -> bool:
        """Whether the court has this location."""

    def officer_last_names(self, agency: bytes, badge: bytes) -> frozenset[bytes]:
        """Last names, aliases too, of whoever has the badge; empty if nobody has."""

    def charge(self, statute: bytes, section: bytes) -> Charge | None:
        """The charge, both parts in the form of `edits.charges`."""

    def special_schedule(self, statute: bytes, section: bytes, day: date) -> bytes | None:
        """Special schedule of the bail row in effect on the day, blank if it has none; None if no row is in effect."""

    def codes(self, table: str, day: date) -> frozenset[bytes]:
        """The codes in effect on the day."""
