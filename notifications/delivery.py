"""From the outbox to the mail server: claim, connect, mark as being sent, send, mark as sent; a commit after each.

A worker may die anywhere. Before *being sent* nothing left the house, so the letter is claimed again; after it the letter may
have arrived, so it waits for a decision. Letters are marked in small groups: few are ever in doubt together.
"""

import logging
import os
import smtplib
import socket
import time
import uuid
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

from anymail.exceptions import AnymailError
from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection as database
from django.utils import timezone

from notifications import claims, pulses
from notifications.answers import Answer, Verdict, answer_of
from notifications.keys import with_keys
from notifications.models import OutgoingMail

logger = logging.getLogger(__name__)

GROUP = 50
"""Letters marked as being sent at a time: as many can be in doubt when a worker is killed."""
GIVE_UP = timedelta(days=5)
"""A mail server that puts a letter off for longer will not take it (RFC 5321, 4.5.4.1)."""
GAVE_UP = "The mail server put this letter off for five days, so it is no longer tried."
UNREACHABLE = "The mail server cannot be reached. Letters wait and are tried again."
ERRORS = (OSError, AnymailError, ValueError)
"""What sending can raise: `smtplib.SMTPException` is an OSError."""


class DataWatch:
    """Tells whether the text of a letter was already on its way when something went wrong."""

    def __init__(self, connection: BaseEmailBackend) -> None:
        self.begun = False
        smtp = getattr(connection, "connection", None)
        # Other back ends hand a letter over in one call, of which nobody knows how far it came.
        self.knows = isinstance(smtp, smtplib.SMTP)
        if isinstance(smtp, smtplib.SMTP):
            self._data = smtp.data
            smtp.data = self  # type: ignore[method-assign,assignment]

    def __call__(self, message: Any) -> tuple[int, bytes]:
        self.begun = True
        return self._data(message)


def drain() -> int:
    """Deliver everything that is due. Returns how many letters were claimed.

    A full first batch means a long queue: then `MAIL_CONNECTIONS` connections work on it side by side.
    """
    worker = _worker()
    mails = claims.claim(worker, timezone.now())
    others = settings.MAIL_CONNECTIONS - 1 if len(mails) == claims.BATCH else 0
    if not others:
        return _work_off(mails, worker)
    with ThreadPoolExecutor(others) as pool:
        helping = [pool.submit(_help) for _ in range(others)]
        claimed = _work_off(mails, worker)
        return claimed + sum(each.result() for each in helping)


def _help() -> int:
    """One more connection on a long queue, in a thread with a database connection of its own."""
    try:
        worker = _worker()
        return _work_off(claims.claim(worker, timezone.now()), worker)
    finally:
        database.close()


def _work_off(mails: Sequence[OutgoingMail], worker: str) -> int:
    """Batch after batch, until nothing is due or the mail server is in trouble."""
    claimed = 0
    while mails:
        claimed += len(mails)
        if not deliver(mails, worker):
            break
        mails = claims.claim(worker, timezone.now())
    return claimed


def _worker() -> str:
    return f"{socket.gethostname()[:20]}-{os.getpid()}-{uuid.uuid4().hex[:12]}"


def deliver(mails: Sequence[OutgoingMail], worker: str) -> bool:
    """Send a claimed batch over one connection. False when the mail server is in trouble: it is left alone for now."""
    mails = _allowed(mails, worker)
    if not mails:
        return True
    # An HTTP service of anymail takes its time limit from its own settings.
    connection = get_connection()
    try:
        connection.open()
    except ERRORS as error:
        now = timezone.now()
        logger.warning("the mail server cannot be reached (%s)", type(error).__name__)
        claims.put_off(mails, worker, now, UNREACHABLE)
        pulses.trouble(pulses.MAIL_SERVER, now, UNREACHABLE)
        return False
    try:
        return _send_groups(mails, worker, connection)
    finally:
        _close(connection)


def message_of(mail: OutgoingMail) -> EmailMessage:
    """The mail itself, under the Message-ID that the row had before the first try."""
    headers = {"Message-ID": mail.message_id, "Auto-Submitted": "auto-generated"}
    message = EmailMessage(
        mail.subject, with_keys(mail), settings.DEFAULT_FROM_EMAIL, [mail.to_address], headers=headers
    )
    # Mail services repeat this in their reports; an SMTP server never sees it.
    message.metadata = {"letter": str(mail.pk)}  # type: ignore[attr-defined]
    return message


def _allowed(mails: Sequence[OutgoingMail], worker: str) -> list[OutgoingMail]:
    domains = [domain.lower() for domain in settings.MAIL_ALLOWED_DOMAINS]
    if not domains:
        return list(mails)
    allowed = [mail for mail in mails if mail.to_address.rpartition("@")[2].lower() in domains]
    others = [mail for mail in mails if mail not in allowed]
    if others:
        names = ", ".join(domains)
        claims.fail(others, worker, f"This installation sends letters only to addresses under {names}."[:300])
    return allowed


def _send_groups(mails: Sequence[OutgoingMail], worker: str, connection: BaseEmailBackend) -> bool:
    watch = DataWatch(connection)
    for start in range(0, len(mails), GROUP):
        answer = _send_group(mails[start : start + GROUP], worker, connection, watch)
        if answer is not None:
            claims.release(mails[start + GROUP :], worker)
            # One letter in doubt must not hold up the rest: the next batch gets a fresh connection.
            return answer.verdict is Verdict.UNKNOWN
    pulses.beat(pulses.MAIL_SERVER, timezone.now())
    return True


def _send_group(
    mails: Sequence[OutgoingMail], worker: str, connection: BaseEmailBackend, watch: DataWatch
) -> Answer | None:
    """Send some letters and write down what became of each. Returns the answer that ended the connection, if any."""
    # Half of the lease is kept for the last letter, so that nobody doubts it while it is still on its way.
    end = time.monotonic() + settings.MAIL_LEASE.total_seconds() / 2
    mine = claims.begin(mails, worker, timezone.now())
    done: list[OutgoingMail] = []
    last: Answer | None = None
    for number, mail in enumerate(mine):
        if last is not None or time.monotonic() > end:
            claims.release(mine[number:], worker)
            break
        answer = _send(mail, connection, watch)
        if answer is None:
            done.append(mail)
            continue
        _write_down(mail, answer, worker)
        last = answer if answer.is_over or answer.is_ours else None
    now = timezone.now()
    if done:
        claims.sent(done, worker, now)
    if last is not None:
        pulses.trouble(pulses.MAIL_SERVER, now, last.sentence)
    return last


def _send(mail: OutgoingMail, connection: BaseEmailBackend, watch: DataWatch) -> Answer | None:
    """None when the mail server took the letter."""
    watch.begun = False
    try:
        connection.send_messages([message_of(mail)])
    except ERRORS as error:
        answer = answer_of(error, data_begun=watch.begun or not watch.knows)
        logger.warning("letter %s: %s (%s)", mail.pk, answer.verdict.value, type(error).__name__)
        return answer
    return None


def _write_down(mail: OutgoingMail, answer: Answer, worker: str) -> None:
    now = timezone.now()
    if answer.verdict is Verdict.UNKNOWN:
        claims.doubt([mail], worker, answer.sentence)
    elif answer.verdict is Verdict.NEVER:
        claims.fail([mail], worker, answer.sentence)
    elif now - mail.queued_at > GIVE_UP and not answer.is_ours:
        claims.fail([mail], worker, GAVE_UP)
    else:
        claims.put_off([mail], worker, now, answer.sentence)


def _close(connection: BaseEmailBackend) -> None:
    try:
        connection.close()
    except OSError:
        logger.info("the mail server had closed the connection")
