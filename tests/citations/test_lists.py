"""A longer list asks no more of the database than a short one."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from agencies.models import Agency
from citations.models import Citation, ConformanceTry, CourtOfficer, Partner
from citations.queue.services.assigning import assign
from citations.queue.services.dismissing import dismiss
from citations.tables.kinds import KINDS
from citations.tables.services.changing import add_row
from tests.citations.conftest import filed
from tests.citations.queue.waiting import BAD_CHARGE, REFUSED, UNKNOWN_CODES
from tests.citations.records import file_of, record

Grow = Callable[[int], None]

LISTS = [
    "citation_queue",
    "citation_queue?show=dismissed",
    "citation_dismiss?stage=rejected",
    "conformance_list",
    "change_list",
    "table_page/officers",
    "transfer_list",
]


@pytest.fixture
def grow(sheriff: Agency, jb: User) -> Grow:
    """Adds the row of this number to every list."""

    def more(number: int) -> None:
        partner = Partner.objects.create(agency=sheriff, name=f"System {number}", folder=f"system-{number}")
        passed = {"profile": "ventura-2001", "pack": "", "sha256": "", "size": 1, "passed": 1, "total": 1, "grades": {}}
        ConformanceTry.objects.create(partner=partner, by=jb, **passed)
        cells = {"table": "RACECD", "code": f"Z{number}"}
        add_row(kind=KINDS["codes"], cells=cells, actor=jb, change=None, reason="New code")
        CourtOfficer.objects.create(key=f"{number}", agency="VCSO", badge=f"{number}", last_name="X", name_kind="alias")
        records = [
            record(citation_number=f"HELD{number}", **BAD_CHARGE | UNKNOWN_CODES),
            record(citation_number=f"REFUSED{number}", **REFUSED),
            record(citation_number=f"GONE{number}", **REFUSED),
        ]
        filed(file_of(*records))
        assign(citations=Citation.objects.filter(citation_number=f"HELD{number}"), to=jb, actor=jb)
        gone = Citation.objects.get(citation_number=f"GONE{number}")
        dismiss(citation=gone, reason="A test", version=0, actor=jb)

    return more


def statements(user: User, name: str) -> int:
    """How many statements the list makes, the second time that it is looked at."""
    client = Client()
    client.force_login(user)
    path, _, query = name.partition("?")
    address = reverse(path.split("/")[0], args=path.split("/")[1:]) + f"?{query}"
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    return len(seen)


def test_as_many_statements_for_four_rows_as_for_two(grow: Grow, jb: User, dps: User) -> None:
    asked = [*((jb, name) for name in LISTS), (dps, "partner_list")]
    grow(1)
    grow(2)
    few = {name: statements(user, name) for user, name in asked}
    grow(3)
    grow(4)
    assert {name: statements(user, name) for user, name in asked} == few
