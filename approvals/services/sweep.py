"""The sweep of the 48-hour clock, in two steps: claim what is due in one statement, then write the letters.

Any number of sweeps may run at once or die between the steps: a claim is unique by e-ticket, kind and due instant, and
letters are written for every claim that has none yet.
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
    SELECT id FROM approvals_eticket WHERE notice_due_at <= %(now)s
    ORDER BY notice_due_at LIMIT %(batch)s FOR UPDATE SKIP LOCKED
), marked AS (
    UPDATE approvals_eticket t
    SET notice_due_at = CASE WHEN t.due_at > %(now)s THEN t.due_at END,
        late_at = CASE WHEN t.due_at > %(now)s THEN t.late_at ELSE %(now)s END
    FROM due WHERE t.id = due.id
    RETURNING t.id, t.due_at
)
INSERT INTO approvals_uploadnotice (ticket_id, kind, due_at, claimed_at)
SELECT id, CASE WHEN due_at > %(now)s THEN 'warning' ELSE 'late' END, due_at, %(now)s FROM marked
ON CONFLICT DO NOTHING
"""
"""A reminder that nobody could send before the limit is left out: then the notice that it is late says all."""


def sweep(now: datetime | None = None) -> int:
    """Claim everything that is due, write the letters. Returns how many e-tickets were claimed."""
    moment = now or timezone.now()
    claimed = 0
    while batch := claim(moment):
        claimed += batch
    while write_letters(moment):
        pass
    return claimed


def claim(now: datetime) -> int:
    """One statement, one transaction: mark up to 500 e-tickets and note what is to be said of each."""
    with connection.cursor() as cursor:
        cursor.execute(CLAIM, {"now": now, "batch": BATCH})
        return max(int(cursor.rowcount), 0)


def write_letters(now: datetime) -> int:
    """Write the letters of up to 500 claims that have none; judge the officers of late e-tickets again."""
    with transaction.atomic():
        notices = list(
            UploadNotice.objects.select_for_update(of=("self",), skip_locked=True)
            .filter(lettered_at=None)
            .select_related("ticket__officer__agency", "ticket__officer__user")
            .order_by("id")[:BATCH]
        )
        if not notices:
            return 0
        pocs = _pocs({notice.ticket.officer.agency_id for notice in notices})
        letters: list[UploadReminder | UploadLate] = []
        for notice in notices:
            people = tuple(pocs.get(notice.ticket.officer.agency_id, ()))
            if notice.kind == NoticeKind.LATE:
                letters.append(UploadLate(notice.ticket, people))
            elif notice.ticket.uploaded_at is None:
                letters.append(UploadReminder(notice.ticket, people))
        outbox.queue_many(letters)
        UploadNotice.objects.filter(pk__in=[notice.pk for notice in notices]).update(lettered_at=now)
        # In one order, so that two sweeps never wait for each other.
        for officer_id in sorted({n.ticket.officer_id for n in notices if n.kind == NoticeKind.LATE}):
            refresh(officer_id, now)
    return len(notices)


def _pocs(agencies: set[UUID]) -> dict[UUID, list[Recipient]]:
    found: dict[UUID, list[Recipient]] = {}
    contacts = Contact.objects.filter(
        agency__in=agencies, kind=ContactKind.POC, ended_at=None, user__is_active=True
    ).select_related("user")
    for contact in contacts:
        found.setdefault(contact.agency_id, []).append(Recipient(contact.user.email, contact.user))
    return found
