"""The court's tables as they would be with some rows replaced and others added. In memory: nothing is written."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from citations.edits.charges import significant
from citations.edits.reference import Agency, Charge
from citations.edits.tables import Tables, Term, folded
from citations.models import BailRow, Code, CourtAgency, CourtLocation, CourtOfficer, ReferenceRow
from citations.models import Charge as ChargeRow
from citations.profiles import Profile
from citations.reading.table_files import BadTable
from citations.services.reference import FILES

Row = dict[str, Any]
Rows = Mapping[type[ReferenceRow], Mapping[str, Row]]
"""Rows by table and key, as the files of tables give them."""


def rows_in(folder: Path) -> Rows:
    """The rows that loading the folder would write. Raises `BadTable`."""
    if not folder.is_dir():
        raise BadTable(f"There is no folder {folder}.")
    return {model: file.read(folder) for model, file in FILES}


def tables_with(profile: Profile, rows: Rows) -> Tables:
    """The tables as they would be after these rows were loaded: known keys are replaced, others added, none removed."""

    def charged(row: Row) -> tuple[bytes, bytes]:
        name = significant(folded(row["statute"]))
        return profile.statute_names.get(name, name), significant(folded(row["section"]))

    def term(row: Row, value: str) -> Term:
        return Term(folded(value), row["effective_from"], row["effective_to"])

    by_table = {model: _overlaid(model, list(file.columns), rows.get(model, {})) for model, file in FILES}
    return Tables(
        agencies=[
            Agency(folded(row["code"]), folded(row["default_location"]), row["default_court"])
            for row in by_table[CourtAgency]
        ],
        locations=[folded(row["code"]) for row in by_table[CourtLocation]],
        officers=[
            (folded(row["agency"]), folded(row["badge"]), folded(row["last_name"])) for row in by_table[CourtOfficer]
        ],
        charges=[(*charged(row), Charge(row["level"], row["wobbler"])) for row in by_table[ChargeRow]],
        bail_schedule=[(*charged(row), term(row, row["special_schedule"])) for row in by_table[BailRow]],
        codes=[(row["table"].upper(), term(row, row["code"])) for row in by_table[Code]],
    )


def _overlaid(model: type[ReferenceRow], columns: list[str], rows: Mapping[str, Row]) -> list[Row]:
    """Stored rows in their order, replaced in their place, and new ones after them: as loading leaves them."""
    stored = model._default_manager.order_by("id").values("key", *columns)
    found: dict[str, Row] = {row["key"]: row for row in stored}
    return list((found | dict(rows)).values())
