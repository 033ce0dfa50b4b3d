"""Who works on which letter, and every move of delivery: short transactions, one bulk UPDATE each.

A claim is a promise with an end. A letter that was claimed but not begun may be claimed again when the lease is over; one
that was being sent may have arrived, so it becomes *in doubt* and is never sent again by itself.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F, Q, QuerySet

from notifications.models import OutgoingMail
from notifications.states import MailState

BATCH = 500
"""Letters of one claim; fewer, larger claims are what keeps up with the mail server (bench/mail.py)."""
FIRST_PAUSE = timedelta(seconds=15)
LONGEST_PAUSE = timedelta(minutes=15)

LEASE_RAN_OUT = (
    "Sending was interrupted, so it is not known whether the mail server took this letter. "
    "It is not sent again until somebody decides."
)

BEGIN = """
UPDATE notifications_outgoingmail SET state = 'sending', lease_until = %(until)s, tries = tries + 1, error = ''
WHERE id = ANY(%(ids)s) AND state = 'queued' AND claimed_by = %(worker)s
RETURNING id
"""
"""One statement, committed by itself: this is on the way of every letter."""


def claim(worker: str, now: datetime, size: int | None = None) -> list[OutgoingMail]:
    """Take up to `size` letters (a whole batch by default) that are due and that nobody holds; rows that another worker locks are passed over."""
    due = OutgoingMail.objects.filter(
        Q(lease_until=None) | Q(lease_until__lt=now), state=MailState.QUEUED, next_try_at__lte=now
    )
    with transaction.atomic():
        mails = list(due.select_for_update(skip_locked=True).order_by("next_try_at", "id")[: size or BATCH])
        if mails:
            taken = OutgoingMail.objects.filter(pk__in=_keys(mails))
            taken.update(claimed_by=worker, lease_until=now + settings.MAIL_LEASE)
    return mails


def begin(mails: Sequence[OutgoingMail], worker: str, now: datetime) -> list[OutgoingMail]:
    """Mark letters as being sent, with a fresh lease. Returns those that were still this worker's."""
    values: dict[str, Any] = {"ids": _keys(mails), "worker": worker, "until": now + settings.MAIL_LEASE}
    with connection.cursor() as cursor:
        cursor.execute(BEGIN, values)
        mine = {row[0] for row in cursor.fetchall()}
    return [mail for mail in mails if mail.pk in mine]


def sent(mails: Iterable[OutgoingMail], worker: str, now: datetime) -> None:
    """The mail server took them. Knowing beats doubting: a letter whose lease ran out meanwhile is settled, too."""
    held = _held(mails, worker, MailState.SENDING, MailState.IN_DOUBT)
    held.update(state=MailState.SENT, sent_at=now, lease_until=None, claimed_by="", error="")


def put_off(mails: Iterable[OutgoingMail], worker: str, now: datetime, error: str) -> None:
    """Back into the queue. Each try doubles the pause, up to a quarter of an hour."""
    for tries, same in groupby(sorted(mails, key=lambda mail: mail.tries), key=lambda mail: mail.tries):
        held = _held(same, worker, MailState.QUEUED, MailState.SENDING)
        # `tries` was counted when sending began; a letter that never got that far is counted here.
        held.filter(state=MailState.QUEUED).update(tries=F("tries") + 1)
        held.update(
            state=MailState.QUEUED, next_try_at=now + pause(tries), lease_until=None, claimed_by="", error=error
        )


def pause(tries: int) -> timedelta:
    """How long to wait after so many earlier tries."""
    doublings: int = 1 << min(tries, 16)
    return min(FIRST_PAUSE * doublings, LONGEST_PAUSE)


def release(mails: Iterable[OutgoingMail], worker: str) -> None:
    """Let go of letters that were not handed over; they are due at once."""
    held = _held(mails, worker, MailState.QUEUED, MailState.SENDING)
    held.update(state=MailState.QUEUED, lease_until=None, claimed_by="")


def fail(mails: Iterable[OutgoingMail], worker: str, error: str) -> None:
    """They cannot be delivered, and trying again would not help."""
    held = _held(mails, worker, MailState.QUEUED, MailState.SENDING)
    held.update(state=MailState.FAILED, lease_until=None, claimed_by="", error=error)


def doubt(mails: Iterable[OutgoingMail], worker: str, error: str) -> None:
    """The mail server may have taken them, and nobody here can tell."""
    _held(mails, worker, MailState.SENDING).update(state=MailState.IN_DOUBT, lease_until=None, error=error)


def expire(now: datetime) -> int:
    """Put letters in doubt whose lease ran out while they were being sent. Returns how many."""
    late = OutgoingMail.objects.filter(state=MailState.SENDING, lease_until__lt=now)
    return late.update(state=MailState.IN_DOUBT, lease_until=None, error=LEASE_RAN_OUT)


def _held(mails: Iterable[OutgoingMail], worker: str, *states: MailState) -> QuerySet[OutgoingMail]:
    return OutgoingMail.objects.filter(pk__in=_keys(mails), claimed_by=worker, state__in=states)


def _keys(mails: Iterable[OutgoingMail]) -> list[UUID]:
    return [mail.pk for mail in mails]
