"""Shows what other tables or another profile would do to the records of the last days, before anything is changed."""

import json
from argparse import ArgumentTypeError
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.core.checks import Tags
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from citations.impact.asking import impact_of_taking
from citations.impact.words import sentences
from citations.profiles import UnknownProfile
from citations.reading.table_files import BadTable

UNREAD = 2
"""Exit status of a call that asks for nothing, or for what is not there."""

MOST_DAYS = 36_500


class Command(BaseCommand):
    """`manage.py weigh_tables DIR`: what loading the folder would change. Stores nothing."""

    requires_system_checks = (Tags.models, Tags.security)
    help = "Show what loading a folder of tables, or taking another profile, would do to the records of the last days."

    def add_arguments(self, parser: CommandParser) -> None:
        """The folder or the profile, or both, and how far to look back."""
        parser.add_argument("folder", metavar="DIR", type=Path, nargs="?", help="tables as for load_reference")
        parser.add_argument("--profile", metavar="NAME", help="settings of a court that would be taken")
        parser.add_argument("--days", type=_days, default=90, metavar="N", help="how far to look back (default: 90)")
        parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")

    def handle(self, *, folder: Path | None, profile: str | None, days: int, **options: Any) -> None:
        """Weigh, and say what would be different. Exit status 1 for bad tables, 2 for a profile that is not there."""
        if folder is None and profile is None:
            raise CommandError("Name a folder of tables, a profile, or both.", returncode=UNREAD)
        try:
            impact = impact_of_taking(folder=folder, profile=profile, since=timezone.now() - timedelta(days=days))
        except UnknownProfile as error:
            raise CommandError(str(error), returncode=UNREAD) from None
        except BadTable as error:
            raise CommandError(f"{error} Nothing was weighed.") from None
        if options["json"]:
            self.stdout.write(json.dumps(impact.as_json()))
            return
        for sentence in sentences(impact, days):
            self.stdout.write(sentence)


def _days(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 6 and 0 < int(text) <= MOST_DAYS):
        raise ArgumentTypeError(f"must be a number of days from 1 to {MOST_DAYS}")
    return int(text)
