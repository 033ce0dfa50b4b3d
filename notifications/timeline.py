"""One story of a record: what people did, which letters went out, and what a room adds of its own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from accounts.models import User
from notifications.models import OutgoingMail
from workflow.acts import kind_of
from workflow.history import entries_of
from workflow.models import Entry, Record
from workflow.sentences import done_of


@dataclass(frozen=True)
class Moment:
    """One line of a timeline."""

    at: datetime
    who: str
    words: str
    note: str = ""
    kind: str = "act"
    """act, letter, ticket or note: chooses the mark beside the line."""
    url: str = ""
    detail: str = ""


def timeline_of(record: Record, *, viewer: User, extra: Iterable[Moment] = ()) -> list[Moment]:
    """What happened to a record, the newest first. Two statements, however long the story is."""
    moments = [_act(record, entry) for entry in entries_of(record)]
    moments += [_letter(mail, viewer) for mail in _letters(record)]
    return sorted([*moments, *extra], key=lambda moment: moment.at, reverse=True)


def _act(record: Record, entry: Entry) -> Moment:
    who = entry.actor.name if entry.actor else "The system"
    if entry.acting_for:
        who = f"{who} for {entry.acting_for.name}"
    return Moment(entry.at, who, done_of(record, entry.verb), entry.note)


def _letters(record: Record) -> Iterable[OutgoingMail]:
    return OutgoingMail.objects.filter(about_kind=kind_of(record), about_id=str(record.pk)).select_related("to_user")


def _letter(mail: OutgoingMail, viewer: User) -> Moment:
    to = mail.to_user.name if mail.to_user else mail.to_address
    may_open = viewer.is_staff or viewer.is_administrator or mail.to_user_id == viewer.pk
    return Moment(
        at=mail.queued_at,
        who="The system",
        words=f"wrote to {to}: {mail.subject}",
        kind="letter",
        url=reverse("mail_page", args=[mail.pk]) if may_open else "",
        detail=mail.state_label,
    )
