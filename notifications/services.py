"""What a person decides about a letter that did not arrive, or of which nobody knows. Each decision is in the ledger."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from notifications import bell
from notifications.models import OutgoingMail
from notifications.states import UNDECIDED, MailState
from workflow.acts import kind_of
from workflow.errors import NotNow, NotYou
from workflow.models import Entry

DONE = {"resend": "sent the letter again", "mark_as_sent": "noted that it arrived", "settle": "settled it"}
"""The words of the timeline."""


def may_decide(user: User) -> bool:
    """DPS, both positions of JB, administrators."""
    return user.is_active and (user.is_staff or user.is_administrator)


def resend(mail: OutgoingMail, *, actor: User, note: str = "") -> OutgoingMail:
    """Queue the letter again under the same Message-ID. Raises `NotYou` or `NotNow`."""
    with transaction.atomic():
        locked = _lock(mail, actor)
        now = timezone.now()
        locked.next_try_at = now
        locked.tries = 0
        bell.ring_on_commit()
        return _save(locked, "resend", actor, note, MailState.QUEUED)


def mark_as_sent(mail: OutgoingMail, *, actor: User, note: str = "") -> OutgoingMail:
    """Somebody found out that it arrived, for example by asking the recipient. Raises `NotYou` or `NotNow`."""
    with transaction.atomic():
        locked = _lock(mail, actor)
        locked.sent_at = locked.sent_at or timezone.now()
        return _save(locked, "mark_as_sent", actor, note, MailState.SENT)


def settle(mail: OutgoingMail, *, actor: User, note: str) -> OutgoingMail:
    """Nothing more is to be done about it, for example because the recipient was told by telephone.

    The state stays. Raises `NotYou`, or `NotNow` also where the note is empty.
    """
    if not note.strip():
        raise NotNow("Say in a note how this letter was settled. Nothing was changed.")
    with transaction.atomic():
        locked = _lock(mail, actor)
        error = locked.error
        settled = _save(locked, "settle", actor, note, MailState(locked.state), error=error)
        OutgoingMail.objects.filter(pk=locked.pk).update(is_settled=True)
        settled.is_settled = True
        return settled


def _lock(mail: OutgoingMail, actor: User) -> OutgoingMail:
    if not may_decide(actor):
        raise NotYou("Your role does not allow decisions about letters. Nothing was changed.")
    locked = OutgoingMail.objects.select_for_update().get(pk=mail.pk)
    if locked.state not in UNDECIDED or locked.is_settled:
        words = "settled" if locked.is_settled else locked.state_label.lower()
        raise NotNow(f"This letter is {words} now, so there is nothing to decide about it. Nothing was changed.")
    return locked


def _save(
    locked: OutgoingMail, verb: str, actor: User, note: str, state: MailState, *, error: str = ""
) -> OutgoingMail:
    Entry.objects.create(
        subject_kind=kind_of(locked),
        subject_id=str(locked.pk),
        verb=verb,
        actor=actor,
        from_state=locked.state,
        to_state=state,
        note=note.strip(),
    )
    locked.error = error
    facts = {
        "sent_at": locked.sent_at,
        "next_try_at": locked.next_try_at,
        "tries": locked.tries,
        "error": error,
        "claimed_by": "",
        "lease_until": None,
    }
    OutgoingMail.objects.filter(pk=locked.pk).update(state=state, **facts)
    locked.state = state
    return locked
