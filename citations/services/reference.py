"""Loads the court's tables from a folder of files (contract, section 3)."""

from pathlib import Path

import pghistory
from django.db import transaction

from citations.court_files import FILES, rows_in
from citations.models import ReferenceLoad

CHUNK = 5_000


def load_reference(*, folder: Path) -> dict[str, int]:
    """Load every file that is there: rows with a known key are replaced, others added, none removed. The load is kept.

    Returns the number of rows of each file that had any. Raises `BadTable`, and then nothing was loaded.
    """
    read = rows_in(folder)
    loaded = {file.name: len(read[model]) for model, file in FILES if read[model]}
    if not loaded:
        return loaded
    with transaction.atomic():
        load = ReferenceLoad.objects.create(folder=folder.resolve().name[:255], rows=loaded)
        with pghistory.context(load=load.pk):
            for model, file in FILES:
                made = [model(**row) for row in read[model].values()]
                model._default_manager.bulk_create(
                    made, CHUNK, update_conflicts=True, unique_fields=["key"], update_fields=list(file.all_columns)
                )
    return loaded
