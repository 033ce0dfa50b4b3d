"""Loads the court's tables from a folder."""

from pathlib import Path
from typing import Any

from django.core.checks import Tags
from django.core.management.base import BaseCommand, CommandError, CommandParser

from citations.queries import unused_tables
from citations.reading.table_files import BadTable
from citations.services.reference import load_reference


class Command(BaseCommand):
    """`manage.py load_reference DIR`: rows with a known key are replaced, others added, none removed."""

    requires_system_checks = (Tags.models, Tags.security)
    help = "Load the court's tables from the CSV files in a folder."

    def add_arguments(self, parser: CommandParser) -> None:
        """The folder."""
        parser.add_argument("folder", metavar="DIR", type=Path)

    def handle(self, *, folder: Path, **options: Any) -> None:
        """Load, and say how much of what."""
        try:
            loaded = load_reference(folder=folder)
        except BadTable as error:
            raise CommandError(f"{error} Nothing was loaded.") from None
        for name, rows in loaded.items():
            self.stdout.write(f"{name}: {rows} row{'s' * (rows != 1)}")
        for table in unused_tables():
            self.stderr.write(f"codes.csv: no field of a citation uses the table {table}.")
        if not loaded:
            self.stdout.write("No table has rows here, so nothing was changed.")
