"""`manage.py check` against a bare `django.setup()` of the same apps, as whole processes, rounds interleaved.

.venv/bin/python -m bench.start
"""

import os
import subprocess
import sys
from collections.abc import Callable

from bench.stage import interleaved

ROUNDS = 9


def process(*arguments: str) -> Callable[[], None]:
    """A process that must end well."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "eticket.settings.local"}

    def run() -> None:
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True, env=environment)

    return run


if __name__ == "__main__":
    taken = interleaved(
        ROUNDS, check=process("manage.py", "check"), setup=process("-c", "import django; django.setup()")
    )
    print(
        f"check {taken['check'] * 1000:.0f} ms, setup {taken['setup'] * 1000:.0f} ms: "
        f"{taken['check'] / taken['setup']:.2f} x (at most 1.5)"
    )
