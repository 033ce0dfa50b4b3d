"""Pages of `docs/` that a command writes from the code, so that they cannot grow stale unseen."""

from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError


class WritesPages(BaseCommand):
    """Base of the commands that write pages; `--check` only looks, and fails when a page is stale."""

    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One switch."""
        parser.add_argument("--check", action="store_true", help="Write nothing; fail when a page is stale.")

    def pages(self) -> Mapping[str, str]:
        """Path below the checkout -> text."""
        raise CommandError("This command writes no pages.")

    def handle(self, *, check: bool, **_: object) -> None:
        """Write what differs, or tell it."""
        root = Path(settings.BASE_DIR)
        stale = {
            path: text
            for path, text in self.pages().items()
            if not (root / path).is_file() or (root / path).read_text() != text
        }
        if check and stale:
            command = self.__module__.rpartition(".")[2]
            raise CommandError(f"Stale: {', '.join(stale)}. Run manage.py {command} and commit what it writes.")
        for path, text in stale.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text)
            self.stdout.write(f"wrote {path}")
