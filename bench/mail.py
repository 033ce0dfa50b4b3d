"""Letters: from commit to SMTP DATA through bell, broker and worker; and one drain against smtplib and django-post_office.

.venv/bin/python -m bench.mail [LETTERS] [ROUNDS]
"""

import logging
import os
import smtplib
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from bench.stage import seconds, stage
from eticket.local.children import wait_until
from eticket.local.ports import free_port

BODY = "Words of a letter. " * 30
SINGLE = 200


@contextmanager
def process(*arguments: str) -> Iterator[None]:
    """A process for as long as it is needed."""
    child = subprocess.Popen([sys.executable, "-m", *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        child.terminate()
        child.wait(20)


def row() -> "OutgoingMail":
    """A letter that waits."""
    pk = uuid.uuid4()
    return OutgoingMail(
        id=pk,
        key=str(pk),
        kind="bench.letter",
        to_address="reader@example.org",
        subject="Letter",
        body=BODY,
        about_kind="none",
        about_id="1",
        message_id=message_id(pk),
    )


def raw(port: int, texts: list[bytes]) -> None:
    """The limit: texts that are ready, on one connection."""
    with smtplib.SMTP("127.0.0.1", port) as smtp:
        for text in texts:
            smtp.sendmail("e-ticket@example.org", ["reader@example.org"], text)


def throughput(port: int, number: int, rounds: int) -> None:
    """Three ways to send the same letters, in turns."""
    of_limit, of_peer = [], []
    for _ in range(rounds):
        OutgoingMail.objects.bulk_create([row() for _ in range(number)])
        waiting = OutgoingMail.objects.filter(state="queued")
        texts = [delivery.message_of(mail).message().as_bytes(linesep="\r\n") for mail in waiting]
        limit = number / seconds(partial(raw, port, texts))
        one = drained(number, connections=1)
        OutgoingMail.objects.bulk_create([row() for _ in range(number)])
        ours = drained(number, connections=4)
        post.send_many(
            [
                {
                    "recipients": "reader@example.org",
                    "sender": "e-ticket@example.org",
                    "subject": "Letter",
                    "message": BODY,
                }
                for _ in range(number)
            ]
        )
        peer = number / seconds(partial(send_queued_mail_until_done, processes=1))
        of_limit.append(one / limit)
        of_peer.append(ours / peer)
        print(
            f"smtplib {limit:,.0f}/s, one connection {one:,.0f}/s, a drain as installed {ours:,.0f}/s, "
            f"django-post_office {peer:,.0f}/s"
        )
    print(f"one connection / smtplib: {statistics.median(of_limit):.2f} (at least 0.5)")
    print(f"drain / django-post_office: {statistics.median(of_peer):.2f} (at least 1.0)")


def drained(number: int, connections: int) -> float:
    """Letters a second of one drain."""
    settings.MAIL_CONNECTIONS = connections
    return number / seconds(delivery.drain)


def latency(file: Path) -> None:
    """One letter after the other: from the end of the commit to the whole text at the mail server."""

    def arrived() -> list[str]:
        return file.read_text().split()

    def send() -> float:
        known = len(arrived())
        with transaction.atomic():
            row().save(force_insert=True)
            bell.ring_on_commit()
        committed = time.monotonic_ns()
        if not wait_until(lambda: len(arrived()) > known, 30):
            raise SystemExit("a letter did not arrive within 30 seconds")
        return (int(arrived()[-1]) - committed) / 1e6

    for _ in range(20):
        send()
    waits = sorted(send() for _ in range(SINGLE))
    print(
        f"commit to DATA through the worker: p50 {waits[SINGLE // 2]:.1f} ms (at most 20), "
        f"p95 {waits[SINGLE * 95 // 100]:.1f} ms (at most 100)"
    )


def main(number: int, rounds: int) -> None:
    """Print the figures."""
    logging.disable(logging.WARNING)
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "times"
        with process("bench.mail_server", str(port), str(file)):
            wait_until(file.exists, 20)
            settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
            settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
            throughput(port, number, rounds)
            os.environ |= {"DJANGO_SETTINGS_MODULE": "eticket.settings.local", "EMAIL_URL": f"smtp://127.0.0.1:{port}"}
            schedule = str(Path(folder) / "schedule")
            with process("celery", "-A", "eticket", "worker", "--concurrency", "2", "--beat", "--schedule", schedule):
                latency(file)


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:3]]
    with stage("bench.settings"):
        from django.conf import settings
        from django.db import transaction
        from post_office import mail as post
        from post_office.mail import send_queued_mail_until_done

        from notifications import bell, delivery
        from notifications.models import OutgoingMail
        from notifications.outbox import message_id

        main(*(numbers if len(numbers) == 2 else (1000, 5)))
