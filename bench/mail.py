"""Letters: commit to SMTP DATA, and the dispatcher on one connection against raw smtplib, rounds interleaved.

The bell is rung without Celery here: the drain runs in the process that commits, so the figure leaves the worker's own
start of a task out. django-post_office, the peer, is not part of this run.

.venv/bin/python -m bench.mail [LETTERS] [ROUNDS]
"""

import logging
import smtplib
import statistics
import sys
import time
import uuid
from functools import partial

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from bench.stage import seconds, stage
from eticket.local.ports import free_port


class Clock:
    """Takes every letter and keeps the time at which it came."""

    def __init__(self) -> None:
        self.times: list[float] = []

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - the library's name
        """Called by aiosmtpd with a whole letter."""
        self.times.append(time.perf_counter())
        return "250 kept"


def fill(number: int) -> None:
    """Queue so many letters."""
    rows = []
    for _ in range(number):
        pk = uuid.uuid4()
        rows.append(
            OutgoingMail(
                id=pk,
                key=str(pk),
                kind="bench.letter",
                to_address="reader@example.org",
                subject="Letter",
                body="Words of a letter. " * 30,
                about_kind="none",
                about_id="1",
                message_id=message_id(pk),
            )
        )
    OutgoingMail.objects.bulk_create(rows)


def raw(port: int, texts: list[bytes]) -> None:
    """The limit: texts that are ready, on one connection."""
    with smtplib.SMTP("127.0.0.1", port) as smtp:
        for text in texts:
            smtp.sendmail("e-ticket@example.org", ["reader@example.org"], text)


def main(number: int, rounds: int) -> None:
    """Print the figures."""
    logging.getLogger("mail.log").setLevel(logging.WARNING)
    clock = Clock()
    controller = Controller(clock, hostname="127.0.0.1", port=free_port())
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", controller.port
    ratios = []
    for _ in range(rounds):
        fill(number)
        texts = [
            delivery.message_of(mail).message().as_bytes(linesep="\r\n")
            for mail in OutgoingMail.objects.filter(state="queued")
        ]
        limit = number / seconds(partial(raw, controller.port, texts))
        ours = number / seconds(delivery.drain)
        ratios.append(ours / limit)
        print(f"raw smtplib {limit:,.0f}/s, dispatcher on one connection {ours:,.0f}/s: {ours / limit:.2f} x")
    print(f"median {statistics.median(ratios):.2f} x raw smtplib (at least 0.5)")
    waits = []
    for _ in range(100):
        began = time.perf_counter()
        fill(1)
        delivery.drain()
        waits.append((clock.times[-1] - began) * 1000)
    waits.sort()
    print(
        f"commit to DATA: p50 {waits[50]:.1f} ms (at most 20), p95 {waits[95]:.1f} ms (at most 100), without the worker"
    )
    controller.stop()


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:3]]
    with stage():
        from django.conf import settings

        from notifications import delivery
        from notifications.models import OutgoingMail
        from notifications.outbox import message_id

        main(*(numbers if len(numbers) == 2 else (1000, 5)))
