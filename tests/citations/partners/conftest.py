"""A partner with a token and a folder, and one that is somebody else's."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from agencies.models import Agency
from citations.models import Partner
from citations.partners.services.keeping import add_partner, renew_token
from tests.citations.records import file_of, record

FILE = file_of(record(citation_number="OK1"), record(citation_number="BAD1", social_security_number="12345678X"))


@dataclass
class Machine:
    """What an agency's system does: it holds a token and calls addresses, without cookies."""

    partner: Partner
    token: str

    def post(self, url: str, data: Any = FILE, content_type: str = "application/octet-stream", **headers: str) -> Any:
        return Client(enforce_csrf_checks=True).post(url, data, content_type, headers=self.headers | headers)

    def form(self, url: str, **fields: Any) -> Any:
        return Client(enforce_csrf_checks=True).post(url, fields, headers=self.headers)

    def get(self, url: str) -> Any:
        return Client().get(url, headers=self.headers)

    @property
    def headers(self) -> dict[str, str]:
        return {"authorization": f"Bearer {self.token}"}


@pytest.fixture
def drop(stored: Path, settings: Any) -> Path:
    """The folder of all partners."""
    settings.CITATION_DROP_FOLDER = str(stored / "drop")
    return stored / "drop"


@pytest.fixture
def partner(sheriff: Agency, dps: User, drop: Path) -> Partner:
    """The records system of the sheriff."""
    return add_partner(
        actor=dps, agency=sheriff, name="Maple records system", folder="maple", email="maple@example.org"
    )


@pytest.fixture
def machine(partner: Partner, dps: User) -> Machine:
    """It holds a token."""
    return Machine(partner, renew_token(partner, actor=dps))


@pytest.fixture
def stranger(other_agency: Agency, dps: User, drop: Path) -> Machine:
    """The records system of another agency."""
    Agency.objects.filter(pk=other_agency.pk).update(interchange_code="OXPD")
    other_agency.refresh_from_db(fields=["interchange_code"])
    partner = add_partner(actor=dps, agency=other_agency, name="Birch records system", folder="birch")
    return Machine(partner, renew_token(partner, actor=dps))
