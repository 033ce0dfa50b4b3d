"""Imports a citation file, or tells what an import would do."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from io import BufferedReader
from pathlib import Path
from typing import Any, BinaryIO

from django.core.checks import Tags
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from citations import profiles
from citations.disposition import STAGES
from citations.keeping import storage
from citations.layout.version import COURT
from citations.profiles import Profile, UnknownProfile
from citations.queries import UnknownLayout, profile_of, verdict_of
from citations.services.filing import HeldBack, rehearse
from citations.services.importing import import_file
from citations.states import Channel
from citations.verdict import Verdict
from workflow.scanning.gate import FileRefused, scanned

UNREAD = 2
"""Exit status of a file that could not be read at all."""


class Command(BaseCommand):
    """`manage.py import_citations FILE --json`, as the interchange contract has it."""

    # Pages have their own checks; a file must get in even where one of them is amiss.
    requires_system_checks = (Tags.models, Tags.security)
    help = "Import a citation file and print what became of each record."

    def add_arguments(self, parser: CommandParser) -> None:
        """The file, and what the channel and the court say about it."""
        parser.add_argument("file", metavar="FILE", type=Path)
        parser.add_argument("--profile", default=profiles.DEFAULT, help="settings of the court (default: %(default)s)")
        parser.add_argument("--layout", default=COURT.label, help="layout of the records (default: %(default)s)")
        parser.add_argument("--agency", default="", metavar="CODE", help="the agency that the channel stands for")
        parser.add_argument(
            "--today", type=date.fromisoformat, metavar="YYYY-MM-DD", help="instead of the current date"
        )
        parser.add_argument("--dry-run", action="store_true", help="store nothing")
        parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")

    def handle(self, *, file: Path, **options: Any) -> None:
        """Import or rehearse. Exit status 2 and one line on standard error if the file cannot be read."""
        try:
            profile = profile_of(options["profile"], options["layout"])
        except (UnknownProfile, UnknownLayout) as error:
            raise CommandError(str(error), returncode=UNREAD) from None
        agency, today = options["agency"].strip(), options["today"] or timezone.localdate()
        if options["dry_run"]:
            verdict = self._rehearse(file, profile, agency, today)
        else:
            verdict = self._import(file, profile, agency, today)
        if options["json"]:
            self.stdout.write(json.dumps(verdict.as_json()))
        else:
            self._tell(verdict)

    def _import(self, file: Path, profile: Profile, agency: str, today: date) -> Verdict:
        with _opened(file) as opened, _scanned(opened) as stream:
            try:
                transfer = import_file(
                    stream=stream, channel=Channel.COMMAND, agency=agency, profile=profile, today=today
                )
            except HeldBack as held:
                raise CommandError(f"{held} It is kept, and shown among the citation files.") from None
            except OSError as error:
                raise CommandError(
                    f"The file could not be kept ({error.strerror}). What is not filed yet is filed when it is sent again."
                ) from None
        return verdict_of(transfer)

    def _rehearse(self, file: Path, profile: Profile, agency: str, today: date) -> Verdict:
        with _opened(file) as opened, _scanned(opened) as stream, storage.mapped(stream) as source:
            sha256 = storage.sha256_of(source)
            return rehearse(source=source, sha256=sha256, agency=agency, profile=profile, today=today)

    def _tell(self, verdict: Verdict) -> None:
        """A summary for a person."""
        for note in verdict.notes:
            self.stdout.write(note["message"])
        totals = verdict.totals
        counted = ", ".join(f"{totals[stage]} {stage}" for stage in STAGES)
        self.stdout.write(f"{totals['received']} records: {counted}.")


@contextmanager
def _opened(file: Path) -> Iterator[BufferedReader]:
    try:
        stream = file.open("rb")
        stream.peek(1)
    except OSError as error:
        name = "".join(each if each.isprintable() else "?" for each in str(file))
        raise CommandError(f"The file {name} cannot be read: {error.strerror}.", returncode=UNREAD) from None
    with stream:
        yield stream


@contextmanager
def _scanned(opened: BufferedReader) -> Iterator[BinaryIO]:
    """What the scanner found nothing in; the opened file itself where none is set."""
    try:
        # Nothing is logged: the contract wants one line on standard error, and this one has it all.
        with scanned(opened, door="") as stream:
            yield stream
    except FileRefused as refusal:
        raise CommandError(f"{refusal.sentence} {refusal.trouble}", returncode=UNREAD) from None
    except OSError as error:
        words = f"The file could not be copied for the scanner ({error.strerror}). Nothing was kept; make room and try again."
        raise CommandError(words, returncode=UNREAD) from None
