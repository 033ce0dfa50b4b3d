#!/usr/bin/env python3
"""Django's door. Without `DATABASE_URL` it attaches to the local stack, or starts it for as long as the command runs."""

import os
import signal
import sys


def main() -> None:
    """Run one command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eticket.settings.local")
    # Imported here: eticket.local.attach must not be needed where servers are named in the environment.
    from eticket.local.attach import services, wanted

    if not wanted(sys.argv):
        _execute()
        return
    from eticket.local.errors import NotStarted

    # A plain kill must stop the services too, as Ctrl-C does.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        with services():
            _execute()
    except NotStarted as failure:
        sys.exit(str(failure))


def _execute() -> None:
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
