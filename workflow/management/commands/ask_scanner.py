"""Tells whether the scanner for harmful files answers, and how old its signatures are."""

from datetime import date, timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.formats import date_format

from workflow.scanning.clamd import NoAnswer
from workflow.scanning.gate import scanner

STALE = timedelta(days=7)
"""New signatures come every day; a week without any means that nobody fetches them."""


class Command(BaseCommand):
    """`manage.py ask_scanner`. Exit status 1 where somebody should do something."""

    help = "Ask the scanner for harmful files whether it is there, and how old its signatures are."
    requires_system_checks = ()

    def handle(self, **_: Any) -> None:
        """Print one line; on standard error if the scanner does not answer or its signatures are old."""
        try:
            asked = scanner()
            if asked is None:
                self.stdout.write("No scanner is set (ETICKET_CLAMD is empty): files are taken unscanned.")
                return
            program, day = asked.version()
        except NoAnswer as none:
            raise CommandError(f"The scanner gives no answer, so no file is taken. {none}") from None
        self._tell(program, day, timezone.localdate())

    def _tell(self, program: str, day: date | None, today: date) -> None:
        if day is None:
            raise CommandError(f"The scanner answers ({program}), but tells no day of its signatures.")
        told = f"The scanner answers ({program}). Its signatures are of {date_format(day, 'F j, Y')}"
        if today - day > STALE:
            raise CommandError(f"{told}, {(today - day).days} days ago: see why it gets no new ones.")
        self.stdout.write(f"{told}.")
