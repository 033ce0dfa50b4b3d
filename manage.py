#!/usr/bin/env python3
"""Django's door. Without `DATABASE_URL` it attaches to the local stack, or starts it for as long as the command runs."""

import atexit
import gc
import os
import signal
import sys

from django.core.management import execute_from_command_line

from eticket.local.attach import services, wanted
from eticket.local.errors import NotStarted
from eticket.refusals import Unsafe, refuse_unsafe_settings

EXPLAINS = {"check", "help", "version", "--help", "--version"}
"""Commands that tell what is wrong, or touch nothing."""


def main() -> None:
    """Run one command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eticket.settings.local")
    # What starting makes stays to the end. To search it for cycles on the way, and once more at the end, takes a quarter of
    # a short command.
    gc.set_threshold(100_000)
    atexit.register(gc.freeze)
    if not wanted(sys.argv):
        if not EXPLAINS.intersection(sys.argv[1:2]):
            try:
                refuse_unsafe_settings()
            except Unsafe as refusal:
                sys.exit(str(refusal))
        execute_from_command_line(sys.argv)
        return
    # A plain kill must stop the services too, as Ctrl-C does.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        with services():
            execute_from_command_line(sys.argv)
    except NotStarted as failure:
        sys.exit(str(failure))


if __name__ == "__main__":
    main()
