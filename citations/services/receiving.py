"""Receives a file: its bytes are safe on the disk before a row speaks of them, and nothing is read from it yet."""

from datetime import date
from typing import BinaryIO

from django.db import IntegrityError, transaction

from accounts.models import User
from citations.keeping import storage
from citations.models import Partner, Transfer
from citations.profiles import Profile
from citations.queries import first_of
from citations.states import Channel, TransferState
from workflow.perform import begin


def receive(
    *,
    stream: BinaryIO,
    channel: Channel,
    agency: str,
    profile: Profile,
    today: date,
    actor: User | None,
    file_name: str = "",
    partner: Partner | None = None,
) -> Transfer:
    """Keep a file and write down that it came, and over which agency's channel (blank: nobody's). It is in the layout of
    the profile.

    Bytes that came before make a transfer that points to the first one. If the first one was never finished, that one is
    returned, to be finished now; a partner gets a transfer of its own all the same, unless the first one is its own.
    Raises `OSError` if the bytes cannot be kept.
    """
    sha256, size = storage.keep(stream)
    return enter(
        sha256=sha256,
        size=size,
        channel=channel,
        agency=agency,
        profile=profile,
        today=today,
        actor=actor,
        file_name=file_name,
        partner=partner,
    )


def enter(
    *,
    sha256: str,
    size: int,
    channel: Channel,
    agency: str,
    profile: Profile,
    today: date,
    actor: User | None,
    file_name: str = "",
    partner: Partner | None = None,
) -> Transfer:
    """Write down that bytes came which are kept already; see `receive`."""
    transfer = Transfer(
        sha256=sha256,
        size=size,
        channel=channel,
        channel_agency=agency,
        partner=partner,
        profile=profile.name,
        today=today,
        file_name=file_name,
        layout=profile.layout.label,
        resend_of=first_of(sha256, profile.layout.label),
    )
    note = f"Sent by {partner.name}." if partner else ""
    if transfer.resend_of is None:
        try:
            with transaction.atomic():
                return begin(transfer, "receive", actor=actor, note=note)
        except IntegrityError:
            # The same bytes came in at the same moment, and the other one was a little quicker.
            transfer.resend_of = first_of(sha256, profile.layout.label)
            if transfer.resend_of is None:
                raise
    is_own = partner is None or transfer.resend_of.partner_id == partner.pk
    if transfer.resend_of.state == TransferState.RECEIVED and is_own:
        return transfer.resend_of
    return begin(transfer, "receive", actor=actor, note=note)
