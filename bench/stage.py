"""A throw-away PostgreSQL and broker with migrated tables, for one benchmark."""

import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from django.core.management import call_command

from eticket.local.services import Services


@contextmanager
def stage(settings: str = "eticket.settings.test", *, durable: bool = False) -> Iterator[None]:
    """Start the servers, set Django up, migrate; afterwards leave nothing behind. `durable`: each commit reaches the disk."""
    folder = Path(tempfile.mkdtemp(prefix="eticket-bench-"))
    (folder / "static").mkdir()
    services = Services(folder, durable=durable)
    try:
        os.environ.update(services.start())
        os.environ["ETICKET_HOME"] = str(folder)
        os.environ["DJANGO_SETTINGS_MODULE"] = settings
        django.setup()
        call_command("migrate", verbosity=0)
        yield
    finally:
        services.stop()
        shutil.rmtree(folder, ignore_errors=True)


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def interleaved(rounds: int, **works: Callable[[], object]) -> dict[str, float]:
    """The median seconds of each, taken in turns, so that a loud minute is loud for all."""
    taken: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            taken[name].append(seconds(work))
    return {name: statistics.median(times) for name, times in taken.items()}
