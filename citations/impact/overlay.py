"""The court's tables as they would be with some rows replaced and others added. In memory: nothing is written."""

from collections.abc import Iterable
from typing import Any

from citations.court_files import Rows
from citations.court_tables import stored, tables_from
from citations.edits.tables import Tables
from citations.models import ReferenceRow
from citations.profiles import Profile


def tables_with(profile: Profile, rows: Rows) -> Tables:
    """The tables as they would be after these rows were loaded: known keys are replaced, others added, none removed."""

    def overlaid(model: type[ReferenceRow], columns: tuple[str, ...]) -> Iterable[tuple[Any, ...]]:
        """Stored rows in their order, replaced in their place, and new ones after them: as loading leaves them."""
        found = {key: tuple(values) for key, *values in stored(model, ("key", *columns))}
        new = {key: tuple(row[name] for name in columns) for key, row in rows.get(model, {}).items()}
        return (found | new).values()

    return tables_from(overlaid, profile)
