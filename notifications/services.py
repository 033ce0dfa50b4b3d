"""What a person does about a letter that did not arrive, or of which nobody knows."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from notifications import bell
from notifications.models import OutgoingMail
from notifications.states import MailState
from workflow.errors import NotNow, NotYou

UNSURE = (MailState.FAILED, MailState.BOUNCED, MailState.IN_DOUBT)


def resend(mail: OutgoingMail, *, actor: User) -> OutgoingMail:
    """Queue the letter again under the same Message-ID. One in doubt may then arrive twice; that is the person's choice."""
    _check(actor)
    with transaction.atomic():
        locked = _lock(mail)
        locked.state, locked.next_try_at, locked.error, locked.is_settled = (
            MailState.QUEUED,
            timezone.now(),
            "",
            False,
        )
        locked.save(update_fields=["state", "next_try_at", "error", "is_settled"])
        bell.ring_on_commit()
    return locked


def settle(mail: OutgoingMail, *, actor: User, note: str) -> OutgoingMail:
    """Nothing more is to be done about the letter: told by phone, arrived after all."""
    _check(actor)
    with transaction.atomic():
        locked = _lock(mail)
        locked.is_settled = True
        locked.error = f"{locked.error} Settled by {actor.name}: {note.strip()}".strip()[:300]
        locked.save(update_fields=["is_settled", "error"])
    return locked


def _check(actor: User) -> None:
    if not (actor.is_staff or actor.is_administrator):
        raise NotYou("Only DPS, the Judicial Bureau and administrators decide about letters.")


def _lock(mail: OutgoingMail) -> OutgoingMail:
    locked = OutgoingMail.objects.select_for_update(of=("self",)).get(pk=mail.pk)
    if locked.state not in UNSURE:
        raise NotNow(f"This letter is now “{locked.state_label}”, so there is nothing to decide. Nothing was changed.")
    return locked
