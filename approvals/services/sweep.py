"""The sweep of the 48-hour clock, in two steps: claim what is due in one statement, then write the letters.

Any number of sweeps may run at once or die between the steps: a deadline is one row for each e-ticket and kind, a row that
another sweep holds is passed over, and letters are written for every claim that has none yet.
"""

from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from agencies.models import Contact, ContactKind
from approvals.letters import UploadLate, UploadReminder
from approvals.models import NoticeKind, UploadNotice
from approvals.services.evidence import refresh
from notifications import outbox
from notifications.letters import Recipient

BATCH = 500

CLAIM = """
WITH due AS (
    SELECT id FROM approvals_uploadnotice WHERE claimed_at IS NULL AND due_at <= %(now)s
    ORDER BY due_at LIMIT %(batch)s FOR UPDATE SKIP LOCKED
)
UPDATE approvals_uploadnotice n SET claimed_at = %(now)s FROM due WHERE n.id = due.id
"""


def sweep(now: datetime | None = None) -> int:
    """Claim everything that is due, write the letters. Returns how many notices were claimed."""
    moment = now or timezone.now()
    claimed = 0
    while batch := claim(moment):
        claimed += batch
    while write_letters(moment):
        pass
    return claimed


def claim(now: datetime) -> int:
    """One statement, one transaction: up to 500 deadlines that have passed."""
    with connection.cursor() as cursor:
        cursor.execute(CLAIM, {"now": now, "batch": BATCH})
        return max(int(cursor.rowcount), 0)


def write_letters(now: datetime) -> int:
    """Write the letters of up to 500 claims that have none; judge the officers of late e-tickets again."""
    with transaction.atomic():
        notices = list(
            UploadNotice.objects.select_for_update(of=("self",), skip_locked=True)
            .filter(claimed_at__isnull=False, lettered_at=None)
            .select_related("ticket__officer__agency", "ticket__officer__user")
            .order_by("id")[:BATCH]
        )
        if not notices:
            return 0
        pocs = _pocs({notice.ticket.officer.agency_id for notice in notices})
        letters = [letter for notice in notices if (letter := _letter(notice, pocs, now))]
        outbox.queue_many(letters)
        UploadNotice.objects.filter(pk__in=[notice.pk for notice in notices]).update(lettered_at=now)
        # In one order, so that two sweeps never wait for each other.
        for officer_id in sorted({n.ticket.officer_id for n in notices if n.kind == NoticeKind.LATE}):
            refresh(officer_id, now)
    return len(notices)


def _letter(
    notice: UploadNotice, pocs: dict[UUID, list[Recipient]], now: datetime
) -> UploadReminder | UploadLate | None:
    """None where the letter would be needless: uploaded meanwhile, void, or a reminder after the limit itself."""
    ticket = notice.ticket
    if ticket.is_void:
        return None
    people = tuple(pocs.get(ticket.officer.agency_id, ()))
    if notice.kind == NoticeKind.LATE:
        return UploadLate(ticket, people) if ticket.is_late(now) else None
    return UploadReminder(ticket, people) if ticket.uploaded_at is None and not ticket.is_late(now) else None


def _pocs(agencies: set[UUID]) -> dict[UUID, list[Recipient]]:
    found: dict[UUID, list[Recipient]] = {}
    contacts = Contact.objects.filter(
        agency__in=agencies, kind=ContactKind.POC, ended_at=None, user__is_active=True
    ).select_related("user")
    for contact in contacts:
        found.setdefault(contact.agency_id, []).append(Recipient(contact.user.email, contact.user))
    return found
