"""The files that the court's tables are loaded from: what their columns hold, and which table each fills (contract, section 3)."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from citations.models import BailRow, Charge, Code, CourtAgency, CourtLocation, CourtOfficer, ReferenceRow
from citations.reading.table_files import BadTable, TableFile, amount, day, named, one_of, words, yes

FILES: tuple[tuple[type[ReferenceRow], TableFile], ...] = (
    (
        CourtAgency,
        TableFile(
            "agencies.csv",
            {"code": named, "name": words, "default_location": words, "default_court": words},
            ("code",),
        ),
    ),
    (CourtLocation, TableFile("locations.csv", {"code": named, "name": words}, ("code",))),
    (
        CourtOfficer,
        TableFile(
            "officers.csv",
            {
                "agency": named,
                "badge": named,
                "first_name": words,
                "last_name": words,
                "name_kind": one_of("courtname", "alias"),
            },
            ("agency", "badge", "name_kind", "last_name", "first_name"),
        ),
    ),
    (
        Charge,
        TableFile(
            "charges.csv",
            {
                "statute": named,
                "section": named,
                "description": words,
                "level": one_of("infraction", "misdemeanor", "felony"),
                "wobbler": yes,
                "dmv_reportable": yes,
            },
            ("statute", "section"),
        ),
    ),
    (
        BailRow,
        TableFile(
            "bail_schedule.csv",
            {
                "statute": named,
                "section": named,
                "effective_from": day,
                "effective_to": day,
                "special_schedule": words,
                "base_fine": amount,
            },
            ("statute", "section", "effective_from"),
        ),
    ),
    (
        Code,
        TableFile(
            "codes.csv",
            {"table": named, "code": named, "description": words, "effective_from": day, "effective_to": day},
            ("table", "code", "effective_from"),
        ),
    ),
)

Rows = Mapping[type[ReferenceRow], Mapping[str, dict[str, Any]]]
"""Rows by table and key, as the files give them."""


def rows_in(folder: Path) -> Rows:
    """The rows of every file that is there, in the order in which they are loaded. Raises `BadTable`."""
    if not folder.is_dir():
        raise BadTable(f"There is no folder {folder}.")
    return {model: file.read(folder) for model, file in FILES}
