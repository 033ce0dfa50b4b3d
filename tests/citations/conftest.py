"""Files in the hands of an agency that has a code, and a court with the contract's tables."""

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from accounts.models import User
from agencies.models import Agency
from citations import profiles
from citations.models import Transfer
from citations.services.filing import file_transfer
from citations.services.receiving import receive
from citations.states import Channel
from tests.citations.records import TODAY
from tests.citations.reference import DATA


@pytest.fixture
def stored(db: None, settings: Any, tmp_path: Path) -> Path:
    """A folder for files of this test alone, and the contract's tables loaded."""
    settings.MEDIA_ROOT = str(tmp_path / "media")
    call_command("load_reference", str(DATA / "reference-sample"), stdout=io.StringIO())
    return tmp_path


@pytest.fixture
def sheriff(agency: Agency, stored: Path) -> Agency:
    """The agency of head and PoC, known in citation files as VCSO."""
    Agency.objects.filter(pk=agency.pk).update(interchange_code="vcso")
    agency.refresh_from_db(fields=["interchange_code"])
    return agency


def received(data: bytes, agency: str = "VCSO", actor: User | None = None, name: str = "june.txt") -> Transfer:
    """A file that waits for the worker."""
    return receive(
        stream=io.BytesIO(data),
        channel=Channel.UPLOAD,
        agency=agency,
        profile=profiles.load(),
        today=TODAY,
        actor=actor,
        file_name=name,
    )


def filed(data: bytes, agency: str = "VCSO", actor: User | None = None, name: str = "june.txt") -> Transfer:
    """A file that was read."""
    transfer = file_transfer(transfer=received(data, agency, actor, name))
    assert transfer is not None
    return transfer
