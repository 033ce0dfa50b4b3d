"""Lets `manage.py COMMAND` work alone: attach to the running services, or start them for the command's own duration."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from eticket.local.errors import NotStarted
from eticket.local.services import Services, addresses_of, home

NEEDS_NO_DATABASE = {
    "check",
    "help",
    "version",
    "--help",
    "--version",
    "-h",
    "draw_states",
    "list_letters",
    "list_urls",
}
PATIENCE = 60.0


def wanted(arguments: list[str]) -> bool:
    """Whether a command needs the services at all, and nobody named servers of their own."""
    if os.environ.get("DATABASE_URL") or os.environ.get("DJANGO_SETTINGS_MODULE", "").endswith("production"):
        return False
    if len(arguments) < 2 or arguments[1] in NEEDS_NO_DATABASE or "--help" in arguments or "-h" in arguments:
        return False
    return not (arguments[1] == "check" and "--database" not in arguments)


@contextmanager
def services() -> Iterator[None]:
    """Put the addresses into the environment; stop what was started here when the command ends, however it ends.

    A second command does not own the services of the first: it waits its turn when they go away under it.
    """
    folder = home()
    owned = Services(folder)
    end = time.monotonic() + PATIENCE
    while not owned.lock.exclusive():
        # bin/run says so in its addresses; a command that started services for itself is waited for.
        found = addresses_of(folder)
        if found.get("OWNER") == "run":
            os.environ.update(found)
            yield
            return
        if time.monotonic() > end:
            raise NotStarted(
                "Another command has been using the local services for a minute. Try again when it is done."
            )
        time.sleep(0.1)
    try:
        os.environ.update(owned.start())
        os.environ.setdefault("CONN_MAX_AGE", "0")
        yield
    finally:
        sys.stdout.flush()
        owned.stop()
        owned.lock.close()
