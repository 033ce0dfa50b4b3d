"""A worker is killed again and again, and the broker emptied, while letters wait: none may be lost silently or doubled.

    python -m tests.faults.outbox_under_kill [LETTERS] [KILLS]

Prints one line with what was lost, doubled, and left in doubt.
"""

import os
import random
import signal
import sys
import tempfile
import time
import uuid
from collections import Counter
from dataclasses import dataclass
from email import message_from_bytes
from pathlib import Path

import django
import redis
from django.core.management import call_command

from eticket.local import children
from eticket.local.ports import free_port, listens
from eticket.local.services import ROOT, Services

LEASE = 3


@dataclass(frozen=True)
class Outcome:
    """What became of the letters. `unknown` are those listed as in doubt or still waiting."""

    letters: int
    kills: int
    arrived: int
    doubled: int
    in_doubt: int
    lost: int


def run(letters: int, kills: int) -> Outcome:
    """Start a private stack, queue, kill, count."""
    with tempfile.TemporaryDirectory(prefix="eticket-faults-") as name:
        folder = Path(name)
        services = Services(folder)
        started: list[children.Child] = []
        try:
            env = _environment(folder, services.start())
            os.environ.update(env)
            sink = [sys.executable, "-m", "eticket.local.sink", folder / "mail", env["EMAIL_URL"].rpartition(":")[2]]
            started.append(children.start("sink", sink, log=folder / "sink.log", env=env, cwd=ROOT))
            children.wait_until(lambda: listens(int(env["EMAIL_URL"].rpartition(":")[2])), 20)
            return _trial(folder, env, started, letters, kills)
        finally:
            for child in reversed(started):
                child.stop(5)
            services.stop()


def _environment(folder: Path, addresses: dict[str, str]) -> dict[str, str]:
    return {
        **os.environ,
        **addresses,
        "ETICKET_HOME": str(folder),
        "EMAIL_URL": f"smtp://127.0.0.1:{free_port()}",
        "OWNER": "run",
        "DJANGO_SETTINGS_MODULE": "eticket.settings.local",
        "MAIL_LEASE_SECONDS": str(LEASE),
        "PYTHONPATH": str(ROOT),
    }


def _trial(folder: Path, env: dict[str, str], started: list[children.Child], letters: int, kills: int) -> Outcome:
    django.setup()
    call_command("migrate", verbosity=0)
    from django.db import connection  # noqa: PLC0415 - after setup

    from notifications.models import OutgoingMail  # noqa: PLC0415 - after setup
    from notifications.outbox import message_id  # noqa: PLC0415 - after setup
    from notifications.tasks import sweep_outbox  # noqa: PLC0415 - after setup

    rows = []
    for number in range(letters):
        pk = uuid.uuid4()
        rows.append(
            OutgoingMail(
                id=pk, key=f"k{number}", kind="faults.letter", to_address=f"r{number}@example.org", subject="Letter",
                body="Words.\n", about_kind="none", about_id=str(number), message_id=message_id(pk),
            )
        )  # fmt: skip
    OutgoingMail.objects.bulk_create(rows)
    broker, chance, done = redis.Redis.from_url(env["REDIS_URL"]), random.Random(7), 0
    command = [Path(sys.executable).parent / "celery", "-A", "eticket", "worker", "--concurrency", "2",
               "--without-gossip", "--without-mingle", "--loglevel", "WARNING"]  # fmt: skip
    end = time.monotonic() + 30 + 6 * kills
    while time.monotonic() < end:
        waiting = OutgoingMail.objects.exclude(state="sent").count()
        if not waiting:
            break
        worker = children.start("worker", command, log=folder / "worker.log", env=env, cwd=ROOT)
        started.append(worker)
        sent = OutgoingMail.objects.filter(state="sent").count()
        while worker.running() and time.monotonic() < end and OutgoingMail.objects.exclude(state="sent").exists():
            sweep_outbox.delay()
            time.sleep(0.1)
            if done < kills and OutgoingMail.objects.filter(state="sent").count() >= sent + 3:
                time.sleep(chance.random() * 0.05)
                os.killpg(worker.process.pid, signal.SIGKILL)
                worker.process.wait()
                done += 1
                if done == kills // 2:
                    broker.flushall()
    connection.close()
    broker.close()
    kept = Counter(message_from_bytes(path.read_bytes())["Message-ID"] for path in (folder / "mail").glob("*.eml"))
    listed = set(OutgoingMail.objects.filter(state__in=["in_doubt", "queued"]).values_list("message_id", flat=True))
    lost = [row for row in rows if row.message_id not in kept and row.message_id not in listed]
    in_doubt = OutgoingMail.objects.filter(state="in_doubt").count()
    connection.close()
    return Outcome(letters, done, len(kept), sum(kept.values()) - len(kept), in_doubt, len(lost))


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:3]]
    outcome = run(*(numbers if len(numbers) == 2 else (400, 12)))
    sys.stdout.write(f"{outcome}\n")
    sys.exit(0 if outcome.lost == 0 and outcome.doubled == 0 else 1)
