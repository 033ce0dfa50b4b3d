"""Takes a file that somebody sends through the browser: kept first, read later by the worker."""

from datetime import date
from typing import BinaryIO

from django.conf import settings

from accounts.models import User
from citations.models import Transfer
from citations.queries import profile_of
from citations.services.receiving import receive
from citations.services.trying import ring_on_commit
from citations.states import Channel


def upload(*, stream: BinaryIO, file_name: str, agency: str, layout: str, today: date, actor: User) -> Transfer:
    """Keep the file and ask the worker to read it in the layout of that label. Raises `OSError` if it cannot be kept."""
    transfer = receive(
        stream=stream,
        channel=Channel.UPLOAD,
        agency=agency,
        profile=profile_of(settings.CITATION_PROFILE, layout),
        today=today,
        actor=actor,
        file_name=file_name,
    )
    ring_on_commit(transfer)
    return transfer
