"""Receives and files in one go."""

from datetime import date
from typing import BinaryIO

from accounts.models import User
from citations.models import Transfer
from citations.profiles import Profile
from citations.services.filing import file_transfer
from citations.services.receiving import receive
from citations.states import Channel


def import_file(
    *,
    stream: BinaryIO,
    channel: Channel,
    agency: str = "",
    profile: Profile,
    today: date,
    actor: User | None = None,
) -> Transfer:
    """Receive a file and file it. Of several that bring the same bytes at once, one files them and the others say so."""
    while True:
        transfer = receive(stream=stream, channel=channel, agency=agency, profile=profile, today=today, actor=actor)
        filed = file_transfer(transfer=transfer, actor=actor)
        if filed is not None:
            return filed
        # Somebody else finished this one while we waited: now it counts as received before.
        stream.seek(0)
