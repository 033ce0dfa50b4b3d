"""Putting letters into the outbox. Delivery is elsewhere (`delivery`, `tasks`)."""

import uuid
from collections.abc import Iterable
from email.utils import parseaddr

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from notifications import bell
from notifications.letters import Letter
from notifications.models import OutgoingMail
from notifications.render import render

BATCH = 500


def queue(letter: Letter) -> list[OutgoingMail]:
    """Write one row for each recipient of the letter, in the caller's transaction; a row that is there already stays.

    Returns the rows as they stand. Raises `TransactionManagementError` outside a transaction, because a letter must be
    kept or dropped together with what caused it.
    """
    rows = _store([letter])
    return list(OutgoingMail.objects.filter(key__in=[row.key for row in rows]))


def queue_many(letters: Iterable[Letter]) -> int:
    """As `queue`, for a sweep with many letters. Returns how many rows were offered; those there already stay."""
    return len(_store(letters))


def message_id(pk: uuid.UUID) -> str:
    """The Message-ID of a row, fixed before the first try, so that a mail server's record can be asked for it."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return f"<{pk}@{domain}>"


def _store(letters: Iterable[Letter]) -> list[OutgoingMail]:
    connection = transaction.get_connection()
    connection.validate_no_broken_transaction()
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("Letters are queued in the transaction of what caused them.")
    rows = [row for letter in letters for row in _rows(letter)]
    if rows:
        OutgoingMail.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)
        bell.ring_on_commit()
    return rows


def _rows(letter: Letter) -> list[OutgoingMail]:
    about_kind, about_id = letter.subject_key()
    now = timezone.now()
    rows = []
    for recipient in letter.distinct_recipients():
        words, pk = render(letter, recipient), uuid.uuid4()
        rows.append(
            OutgoingMail(
                id=pk,
                key=letter.key(recipient),
                kind=letter.kind(),
                to_address=recipient.address.strip(),
                to_user=recipient.user,
                subject=words.subject,
                body=words.body,
                about_kind=about_kind,
                about_id=about_id,
                message_id=message_id(pk),
                queued_at=now,
                next_try_at=now,
            )
        )
    return rows
