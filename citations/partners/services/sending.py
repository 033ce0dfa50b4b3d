"""Takes in what a partner sends over the interface: kept first, read later by the worker; or only tried."""

import shutil
import tempfile
from datetime import date
from typing import BinaryIO

from django.conf import settings

from citations.keeping import storage
from citations.models import Partner, Transfer
from citations.queries import profile_of
from citations.services.receiving import receive
from citations.services.rehearsing import Trial, try_source
from citations.services.trying import ring_on_commit
from citations.states import Channel


def send(*, partner: Partner, stream: BinaryIO, file_name: str, layout: str, today: date) -> Transfer:
    """Keep a partner's file and ask the worker to read it. Raises `OSError` if it cannot be kept."""
    transfer = receive(
        stream=stream,
        channel=Channel.API,
        agency=partner.agency.interchange_code,
        profile=profile_of(settings.CITATION_PROFILE, layout),
        today=today,
        actor=None,
        file_name=file_name,
        partner=partner,
    )
    ring_on_commit(transfer)
    return transfer


def try_out(*, partner: Partner, stream: BinaryIO, layout: str, today: date) -> Trial:
    """The verdicts that a file would get now (N-05). Its bytes lie in a file without a name for that long."""
    with tempfile.TemporaryFile(dir=settings.FILE_UPLOAD_TEMP_DIR) as file:
        shutil.copyfileobj(stream, file)
        file.flush()
        with storage.mapped(file) as source:
            return try_source(
                source,
                agency=partner.agency.interchange_code,
                profile=profile_of(settings.CITATION_PROFILE, layout),
                today=today,
            )
