"""A version of the layout: which fields a file has, how wide and in which order, and how its records end (C-REC-06).

Edits, pages and the store know one form of a record, the court's of 2,696 bytes. A record of another version is laid
into that form as soon as it is cut out of its file.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from citations.layout.citation import CITATION
from citations.layout.field import Field
from citations.layout.header import HEADER

Separators = Literal["any", "lines", "none"]
"""How records end: with a line end or without one, as the file shows; always with one; never."""

FILLER = "filler"
"""Name of bytes that a version has and the court does not read; may stand in it any number of times."""

NEEDED = ("issuing_agency", "citation_number", "violation_date")
"""Without these no record could be told from another."""

MOST = 9_999
"""Bytes of a record at most."""

LEAST = HEADER.by_key["agency"].end
"""Bytes of a record at least: a header is as long, and has room for date, number and agency."""

_WIDTHS = [field.width for field in CITATION.fields]
_NOWHERE = slice(0, 0)
_AGENCY = HEADER.by_key["agency"]


Sent = Mapping[str, Field]
"""The fields of the layout that a record was sent in, by name; none if that is the court's own."""


class BadLayout(ValueError):
    """No version of the layout can be made of this. The words say what is wrong, where, and what to do."""


@dataclass(frozen=True)
class LayoutVersion:
    """One version. Each field has its place in the file's record and its index in the court's; a filler has none."""

    name: str
    version: str
    fields: tuple[Field, ...]
    header_agency: tuple[int, int] | None = (_AGENCY.start, _AGENCY.end)
    """First and last position of the agency in the header, None if it names none."""
    separators: Separators = "any"

    @property
    def label(self) -> str:
        """What people call it, and what is stored with a file."""
        return f"{self.name} {self.version}"

    @cached_property
    def length(self) -> int:
        """Bytes of a record, and of a header that names an agency."""
        return self.fields[-1].end

    @cached_property
    def least(self) -> int:
        """Bytes of a record that can still be cut: a reserved byte at the end may be missing (X-29)."""
        last = self.fields[-1]
        return last.start - 1 if last.key == "reserved" else last.end

    @cached_property
    def lengths(self) -> tuple[int, ...]:
        """The lengths that can be cut into fields: two if the reserved byte may be missing, else one."""
        return tuple(dict.fromkeys((self.least, self.length)))

    @cached_property
    def without_agency(self) -> int:
        """Bytes of a header of the older kind, which names no agency (X-28)."""
        return self.length - _AGENCY.width

    @cached_property
    def agency_cut(self) -> slice | None:
        """Where the agency lies in the bytes of a header."""
        return slice(self.header_agency[0] - 1, self.header_agency[1]) if self.header_agency else None

    @cached_property
    def is_courts_form(self) -> bool:
        """Whether its records need no laying over."""
        return self.fields == CITATION.fields

    @cached_property
    def by_key(self) -> dict[str, Field]:
        """The fields that the court reads."""
        return {field.key: field for field in self.fields if field.key != FILLER}

    @property
    def sent(self) -> Sent:
        """Where its fields stand, for those who show a record that was laid into the court's form."""
        return {} if self.is_courts_form else self.by_key

    @cached_property
    def _cuts(self) -> list[slice]:
        return [self.by_key[field.key].cut if field.key in self.by_key else _NOWHERE for field in CITATION.fields]

    def in_courts_form(self, record: bytes) -> bytes:
        """The bytes of a record of this version as the court's record; a field that the version lacks is blank."""
        if self.is_courts_form:
            return record
        return b"".join(map(bytes.ljust, map(record.__getitem__, self._cuts), _WIDTHS))


COURT = LayoutVersion("Ventura County", "2001", CITATION.fields)
"""The published layout, with the bytes that its own title counts and its tables lack (X-28, X-29)."""


def version_of(
    name: str,
    version: str,
    widths: Sequence[tuple[str, int]],
    header_agency: tuple[int, int] | None,
    separators: Separators,
) -> LayoutVersion:
    """A version from names and widths in the order of the file. Raises `BadLayout`."""
    placed: list[Field] = []
    start = 1
    for number, (key, width) in enumerate(widths, 1):
        where = f"Field {number}, {key or 'without a name'}"
        if width < 1:
            raise BadLayout(f"{where}: a field has at least one byte.")
        placed.append(replace(_field(key, width, where), width=width, start=start))
        start += width
    _check(placed, start - 1)
    _check_agency(header_agency, start - 1)
    return LayoutVersion(name, version, tuple(placed), header_agency, separators)


def _field(key: str, width: int, where: str) -> Field:
    if key == FILLER:
        return Field(FILLER, width, "Filler")
    if key not in CITATION.by_key:
        raise BadLayout(f"{where}: the court reads no field of this name. Call bytes that it shall not read {FILLER}.")
    field = CITATION.by_key[key]
    if width > field.width:
        raise BadLayout(
            f"{where}: the court keeps {field.width} bytes of it, and {width} would lose some. "
            f"Write {field.width}, and the rest as {FILLER} if it is always blank."
        )
    return field


def _check(placed: Sequence[Field], total: int) -> None:
    keys = [field.key for field in placed if field.key != FILLER]
    for key in keys:
        if keys.count(key) > 1:
            raise BadLayout(f"The field {key} stands twice, so one of the two texts would be lost.")
    for key in NEEDED:
        if key not in keys:
            raise BadLayout(f"The field {key} is missing, and without it no record can be told from another.")
    if total < LEAST:
        raise BadLayout(
            f"The fields add up to {total:,} bytes. A header is as long as a record, and date, number and agency need {LEAST}."
        )
    if total > MOST:
        raise BadLayout(f"The fields add up to {total:,} bytes, and a record has at most {MOST:,}.")


def _check_agency(place: tuple[int, int] | None, total: int) -> None:
    if place is not None and not _AGENCY.start <= place[0] <= place[1] <= total:
        raise BadLayout(
            f"The header names the agency behind date and number, from position {_AGENCY.start} on and "
            f"within its {total:,} bytes, so not at {place[0]} to {place[1]}."
        )
