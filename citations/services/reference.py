"""Loads the court's tables from a folder of files (contract, section 3)."""

from pathlib import Path

import pghistory
from django.db import transaction

from citations.models import (
    BailRow,
    Charge,
    Code,
    CourtAgency,
    CourtLocation,
    CourtOfficer,
    ReferenceLoad,
    ReferenceRow,
)
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

CHUNK = 5_000


def load_reference(*, folder: Path) -> dict[str, int]:
    """Load every file that is there: rows with a known key are replaced, others added, none removed. The load is kept.

    Returns the number of rows of each file that had any. Raises `BadTable`, and then nothing was loaded.
    """
    if not folder.is_dir():
        raise BadTable(f"There is no folder {folder}.")
    read = [(model, file, file.read(folder)) for model, file in FILES]
    loaded = {file.name: len(rows) for _, file, rows in read if rows}
    if not loaded:
        return loaded
    with transaction.atomic():
        load = ReferenceLoad.objects.create(folder=folder.resolve().name[:255], rows=loaded)
        with pghistory.context(load=load.pk):
            for model, file, rows in read:
                made = [model(**row) for row in rows.values()]
                model._default_manager.bulk_create(
                    made, CHUNK, update_conflicts=True, unique_fields=["key"], update_fields=list(file.all_columns)
                )
    return loaded
