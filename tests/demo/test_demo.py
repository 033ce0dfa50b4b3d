"""The demo people exist in the local profile only, and only once; their citation file shows every stage."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as project
from django.core.management import CommandError, call_command

from accounts.models import User
from agencies.models import Agency, Contact, Officer
from citations.models import Problem, Transfer
from citations.queue.queries import waiting
from citations.report import counts_for
from citations.services.reference import load_reference
from eticket.demo.people import SIGN_INS
from workflow.history import entries_of


@pytest.fixture
def told(db: None, settings: Any, tmp_path: Path) -> None:
    """The demo as `bin/run` tells it, twice, with the tables that ship."""
    settings.MEDIA_ROOT = str(tmp_path / "media")
    load_reference(folder=Path(project.BASE_DIR) / "reference")
    call_command("demo")
    call_command("demo")


@pytest.mark.usefixtures("told")
def test_telling_the_demo_twice_stores_it_once() -> None:
    assert (User.objects.filter(is_demo=True).count(), Contact.objects.count()) == (len(SIGN_INS), 4)
    assert list(Agency.objects.order_by("judiciary_code").values_list("name", "state", "interchange_code")) == [
        ("Maple Police Department", "approved", "MAPLE PD"),
        ("Birch Police Department", "established", "BIRCH PD"),
    ]
    assert dict(Officer.objects.values_list("last_name", "state")) == {
        "Quist": "approved",
        "Vale": "monitored",
        "Lund": "monitored",
        "Field": "monitored",
        "Marsh": "recorded",
        "Grove": "recorded",
        "Stone": "listed",
        "Alder": "monitored",
    }
    assert Officer.objects.get(last_name="Vale").is_approvable


@pytest.mark.usefixtures("told")
def test_one_file_of_maple_is_filed_and_shows_open_waiting_and_rejected_records() -> None:
    transfer = Transfer.objects.get()
    assert (transfer.state, transfer.notes, transfer.header_agency) == ("filed", [], "MAPLE PD")
    assert {stage: count for stage, count in transfer.totals.items() if count} == {
        "open": 6,
        "temporary": 5,
        "rejected": 1,
        "received": 12,
    }
    assert [(entry.verb, entry.actor and entry.actor.email) for entry in entries_of(transfer).order_by("id")] == [
        ("receive", "alice@example.org"),
        ("file", None),
    ]


@pytest.mark.usefixtures("told")
def test_its_mistakes_are_the_usual_ones() -> None:
    found = Problem.objects.order_by("citation__record", "pk").values_list("citation__record", "edit", "field")
    assert list(found) == [
        (4, "code", "vehicle_make"),
        (6, "16", "citation_number"),
        (6, "17", "driver_license_number"),
        (7, "1", "location_code"),
        (8, "5", "safe_speed"),
        (9, "14", "violation_1_section"),
        (10, "14", "violation_1_section"),
        (11, "11", "appearance_date"),
        (12, "code", "location_code"),
        (12, "1", "citation_number"),
        (12, "3", "violation_1_section"),
    ]


@pytest.mark.usefixtures("told")
def test_who_should_see_the_file_sees_it() -> None:
    judy, alice, charlie = (User.objects.get(email=f"{name}@example.org") for name in ("judy", "alice", "charlie"))
    assert [Transfer.objects.for_user(each).count() for each in (judy, alice, charlie)] == [1, 1, 0]
    assert waiting().count() == 6
    assert [(tally.agency, tally.received) for tally in counts_for(judy, {})] == [("MAPLE PD", 12)]


@pytest.mark.django_db
def test_production_refuses_demo_people(settings: Any) -> None:
    settings.PROFILE = "production"
    with pytest.raises(CommandError):
        call_command("demo")
    assert User.objects.count() == 0
