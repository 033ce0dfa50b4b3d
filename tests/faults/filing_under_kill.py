"""Workers and PostgreSQL are killed in turns while a citation file is filed: each record must be stored exactly once.

    python -m tests.faults.filing_under_kill [RECORDS] [KILLS]

Every third kill hits PostgreSQL with all its processes, as a power failure would; the others hit the worker.

Prints one line with the kills, what was stored, doubled and lost, and how the file ended.
"""

import io
import os
import random
import signal
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import django
from django.core.management import call_command

from eticket.local import children
from eticket.local.services import ROOT, Services


@dataclass(frozen=True)
class Outcome:
    """What became of the records."""

    records: int
    kills: int
    stored: int
    doubled: int
    lost: int
    state: str


def run(records: int, kills: int) -> Outcome:
    """Start a private stack, receive a file, kill, count."""
    with tempfile.TemporaryDirectory(prefix="eticket-faults-") as name:
        folder = Path(name)
        services = Services(folder)
        started: list[children.Child] = []
        try:
            env = {
                **os.environ,
                **services.start(),
                "ETICKET_HOME": str(folder),
                "DJANGO_SETTINGS_MODULE": "eticket.settings.local",
                "PYTHONPATH": str(ROOT),
            }
            os.environ.update(env)
            return _trial(folder, env, services, started, records, kills)
        finally:
            for child in reversed(started):
                child.stop(5)
            services.stop()


def _trial(
    folder: Path, env: dict[str, str], services: Services, started: list[children.Child], records: int, kills: int
) -> Outcome:
    django.setup()
    call_command("migrate", verbosity=0)
    from django.db import connection  # noqa: PLC0415 - after setup

    from citations.models import Case, Citation, Transfer  # noqa: PLC0415 - after setup
    from citations.tasks import file_transfer, sweep_transfers  # noqa: PLC0415 - after setup

    transfer = _received(records)
    command = [Path(sys.executable).parent / "celery", "-A", "eticket", "worker", "--concurrency", "2",
               "--without-gossip", "--without-mingle", "--loglevel", "WARNING"]  # fmt: skip
    chance, done, end = random.Random(7), 0, time.monotonic() + 30 + 8 * kills + records / 500
    while time.monotonic() < end and _state(Transfer, transfer)[0] == "received":
        worker = children.start("worker", command, log=folder / "worker.log", env=env, cwd=ROOT)
        started.append(worker)
        before = _state(Transfer, transfer)[1]
        file_transfer.delay(str(transfer.pk))
        while worker.running() and time.monotonic() < end and _state(Transfer, transfer)[0] == "received":
            sweep_transfers.delay()
            time.sleep(0.02)
            is_for_database = done % 3 == 2
            # Three workers that die at one place set a file aside; a database that dies costs it nothing.
            if done < kills and (is_for_database or _state(Transfer, transfer)[1] > before):
                time.sleep(chance.random() * 0.05)
                done += 1
                if is_for_database:
                    _restart(services)
                    connection.close()
                    before = _state(Transfer, transfer)[1]
                else:
                    os.killpg(worker.process.pid, signal.SIGKILL)
                    worker.process.wait()
    numbers = list(Citation.objects.filter(transfer=transfer).values_list("citation_number", flat=True))
    accepted = Citation.objects.on_file().count()
    state = _state(Transfer, transfer)[0]
    lost = records - len(set(numbers))
    doubled = len(numbers) - len(set(numbers)) + (accepted - Case.objects.count())
    connection.close()
    return Outcome(records, done, len(numbers), doubled, lost, state)


def _restart(services: Services) -> None:
    """Kill PostgreSQL with all its processes, and start it again on the same files."""
    child = services.postgres.child
    assert child is not None
    os.killpg(child.process.pid, signal.SIGKILL)
    child.process.wait()
    services.start()


def _received(records: int) -> Any:
    from django.utils import timezone  # noqa: PLC0415 - after setup

    from citations import profiles  # noqa: PLC0415 - after setup
    from citations.services.receiving import receive  # noqa: PLC0415 - after setup
    from citations.states import Channel  # noqa: PLC0415 - after setup
    from tests.citations.records import file_of, record  # noqa: PLC0415 - after setup

    data = file_of(*(record(citation_number=f"N{number}") for number in range(min(records, 9_999))))
    more = b"".join(record(citation_number=f"N{number}") + b"\n" for number in range(9_999, records))
    return receive(
        stream=io.BytesIO(data + more),
        channel=Channel.UPLOAD,
        agency="",
        profile=profiles.load(),
        today=timezone.localdate(),
        actor=None,
    )


def _state(model: Any, transfer: Any) -> tuple[str, int]:
    fresh = model.objects.get(pk=transfer.pk)
    return fresh.state, fresh.totals["received"]


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:3]]
    outcome = run(*(numbers if len(numbers) == 2 else (20_000, 20)))
    sys.stdout.write(f"{outcome}\n")
    sys.exit(0 if (outcome.lost, outcome.doubled, outcome.state) == (0, 0, "filed") else 1)
