"""Letters in doubt: ask whoever can know. Where nobody can, a person decides (`services`)."""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from anymail.signals import AnymailTrackingEvent, EventType, tracking
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.dispatch import receiver
from django.utils import timezone

from notifications.models import OutgoingMail
from notifications.states import MailState

ARRIVED_AFTER = (MailState.SENDING, MailState.IN_DOUBT, MailState.BOUNCED, MailState.FAILED)
BOUNCED_AFTER = (MailState.SENT, MailState.IN_DOUBT)
BOUNCES = (EventType.BOUNCED, EventType.REJECTED, EventType.FAILED)
SENTENCE = "The mail service reported that this letter did not arrive."


def ask_local_server() -> int:
    """Decide by the folder of the local mail server, which answers only after a letter is on disk.

    What is there was sent; what is not there was never accepted, so it is queued again. Returns how many were decided.
    Does nothing where letters go to a mail server whose records nobody here can read.
    """
    folder: Path | None = settings.LOCAL_MAIL_FOLDER
    doubtful = list(OutgoingMail.objects.filter(state=MailState.IN_DOUBT).values_list("pk", "message_id"))
    if folder is None or not folder.is_dir() or not doubtful:
        return 0
    kept = {path.stem.rpartition("-")[2] for path in folder.glob("*.eml")}
    there = [pk for pk, name in doubtful if digest(name) in kept]
    now = timezone.now()
    rows = OutgoingMail.objects.filter(state=MailState.IN_DOUBT)
    decided = rows.filter(pk__in=there).update(state=MailState.SENT, sent_at=now, claimed_by="", error="")
    missing = [pk for pk, _ in doubtful if pk not in set(there)]
    return decided + rows.filter(pk__in=missing).update(
        state=MailState.QUEUED, next_try_at=now, claimed_by="", lease_until=None
    )


def digest(message_id: str) -> str:
    """Under what name the local mail server keeps a letter."""
    return hashlib.sha256(message_id.encode()).hexdigest()[:16]


@receiver(tracking)
def note_report(sender: Any, event: AnymailTrackingEvent, **_: Any) -> None:
    """A mail service reports: delivered, or bounced. Reports about letters of others are passed over."""
    rows = _letters(event)
    now = event.timestamp or timezone.now()
    if event.event_type == EventType.DELIVERED:
        rows.filter(state__in=ARRIVED_AFTER).update(state=MailState.SENT, sent_at=now, lease_until=None, error="")
        rows.filter(state=MailState.SENT, delivered_at=None).update(delivered_at=now)
    elif event.event_type in BOUNCES:
        rows.filter(state__in=BOUNCED_AFTER).update(state=MailState.BOUNCED, error=SENTENCE)


def _letters(event: AnymailTrackingEvent) -> Any:
    name = (event.message_id or "").strip("<>")
    wanted = Q(message_id=f"<{name}>")
    try:
        wanted |= Q(pk__in=_keys([(event.metadata or {}).get("letter")]))
    except ValidationError:
        return OutgoingMail.objects.none()
    return OutgoingMail.objects.filter(wanted)


def _keys(values: Iterable[object]) -> list[Any]:
    field = OutgoingMail._meta.pk
    return [field.to_python(value) for value in values if value]
