"""django-import-export as a team would use it first: one flat table of texts, no edits. In its default mode and in its fastest."""

from pathlib import Path
from typing import Any

import tablib
from django.db import connection, models
from import_export import resources

from bench.intake_file import FIELDS
from bench.intake_peers import texts

FlatCitation: Any = type(
    "FlatCitation",
    (models.Model,),
    {
        "__module__": __name__,
        "Meta": type("Meta", (), {"app_label": "bench"}),
        "id": models.CharField(primary_key=True, max_length=40),
        **{key: models.CharField(max_length=width, blank=True) for key, _, width, _, _ in FIELDS},
    },
)

ByDefault = resources.modelresource_factory(model=FlatCitation)
Fastest = resources.modelresource_factory(
    model=FlatCitation,
    meta_options={
        "use_bulk": True,
        "batch_size": 1_000,
        "force_init_instance": True,
        "skip_diff": True,
        "skip_html_diff": True,
        "use_transactions": True,
    },
)


def make_table() -> None:
    """The flat table, once."""
    with connection.schema_editor() as editor:
        editor.create_model(FlatCitation)


def imported(resource: Any, path: Path, number: int, mark: str) -> None:
    """Cut the first records of a file and import them. Raises if a row was not taken."""
    lines = path.read_bytes().split(b"\n")[1 : number + 1]
    rows = [(f"{mark}-{place}", *texts(line).values()) for place, line in enumerate(lines)]
    dataset = tablib.Dataset(*rows, headers=["id", *(key for key, *_ in FIELDS)])
    result = resource().import_data(dataset, dry_run=False, raise_errors=True)
    assert result.totals["new"] == number
