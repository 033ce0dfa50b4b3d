"""What the pages about letters show."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet

from accounts.models import User
from notifications import desks, pulses
from notifications.letters import CATALOGUE
from notifications.models import OutgoingMail, Pulse
from notifications.states import UNDECIDED
from workflow.acts import kind_of
from workflow.models import Entry

QUIET_AFTER = timedelta(minutes=2)
"""A part that was not seen for so long does not work; the scheduler rings every 15 seconds."""


@dataclass(frozen=True)
class Desk:
    """An address that letters go to when no person is named."""

    label: str
    address: str
    setting: str


@dataclass(frozen=True)
class Life:
    """A part of the machinery, with how it does."""

    label: str
    seen_at: datetime | None
    tone: str
    words: str
    trouble: str


def letters_for(
    viewer: User, *, address: str = "", state: str = "", kind: str = "", waiting: bool = False
) -> QuerySet[OutgoingMail]:
    """Letters that this person may see. `waiting`: only those that somebody has to decide about."""
    rows = OutgoingMail.objects.for_user(viewer)
    if address:
        rows = rows.filter(to_address__icontains=address)
    if state:
        rows = rows.filter(state=state)
    if kind:
        rows = rows.filter(kind=kind)
    if waiting:
        rows = rows.filter(state__in=UNDECIDED, is_settled=False)
    return rows.select_related("to_user").defer("body")


def kinds() -> list[tuple[str, str]]:
    """Every kind of letter with its words, for the filter."""
    return sorted(((kind, letter.title()) for kind, letter in CATALOGUE.items()), key=lambda pair: pair[1])


def decisions_on(mail: OutgoingMail) -> QuerySet[Entry]:
    """What people decided about a letter, the newest first."""
    entries = Entry.objects.filter(subject_kind=kind_of(mail), subject_id=str(mail.pk))
    return entries.select_related("actor").order_by("-at", "-id")


def all_desks() -> list[Desk]:
    """The desks with the settings that name them."""
    return [
        Desk("DPS, agency onboarding", desks.dps_onboarding().address, "DPS_ONBOARDING_ADDRESS"),
        Desk("DPS, approval of officers", desks.dps_approval().address, "DPS_APPROVAL_ADDRESS"),
        Desk("Judicial Bureau", desks.judicial_bureau().address, "JB_ADDRESS"),
    ]


def lives(now: datetime) -> list[Life]:
    """How the worker, the scheduler and the mail server do."""
    known = {pulse.name: pulse for pulse in Pulse.objects.all()}
    return [_life(name, known.get(name), now) for name in (pulses.WORKER, pulses.SCHEDULER, pulses.MAIL_SERVER)]


def local_folder() -> Path | None:
    """Where the local mail server keeps letters as files; None where letters really leave."""
    folder: Path | None = settings.LOCAL_MAIL_FOLDER
    return folder


def _life(name: str, pulse: Pulse | None, now: datetime) -> Life:
    label = name.capitalize()
    if pulse is None or (pulse.seen_at is None and not pulse.trouble):
        return Life(label, None, "neutral", "Not seen yet", "")
    if pulse.trouble:
        return Life(label, pulse.seen_at, "bad", "In trouble", pulse.trouble)
    # The mail server is seen only when there is a letter to send.
    if name != pulses.MAIL_SERVER and pulse.seen_at and now - pulse.seen_at > QUIET_AFTER:
        return Life(label, pulse.seen_at, "bad", "Silent", "It has not been seen for more than two minutes.")
    return Life(label, pulse.seen_at, "ok", "Works", "")
