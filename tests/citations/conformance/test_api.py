"""The pack over the interface: the same scenarios, archive and grades as in the browser, with the token of the system."""

import json
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import User
from citations.conformance.pack import Pack
from citations.conformance.services import archive_of
from citations.models import Citation, ConformanceTry, CourtAgency, Partner, Transfer
from citations.partners.services.keeping import switch
from tests.citations.conformance.conftest import DAY, Machine, written

pytestmark = pytest.mark.django_db

ADDRESS = "/api/v1/conformance"


@pytest.fixture(autouse=True)
def on_the_day() -> Any:
    """Days of the court begin at midnight of its own clock."""
    with time_machine.travel(f"{DAY}T18:00:00Z", tick=False):
        yield


def test_the_scenarios_are_read(machine: Machine, pack: Pack) -> None:
    told = machine.get(ADDRESS)
    assert (told.status_code, told["Cache-Control"]) == (200, "no-store")
    read = told.json()
    assert (read["day"], read["pack"], len(read["scenarios"])) == ("2016-06-30", pack.digest, 87)
    wrong = next(each for each in read["scenarios"] if each["scenario"] == "06B")
    assert (wrong["citation_number"], wrong["enter"]["city"]) == ("063006B", "")
    assert wrong["expected"]["stage"] == "open"
    assert [each["scenario"] for each in read["left_out"]] == ["01G"]


def test_the_archive_is_the_one_of_the_page(machine: Machine, partner: Partner) -> None:
    told = machine.get(f"{ADDRESS}/pack")
    assert (told.status_code, told["Content-Type"]) == (200, "application/zip")
    assert told.content == archive_of(partner, DAY)


@pytest.mark.parametrize("as_form", [False, True])
def test_an_answer_is_graded_and_only_its_grades_are_kept(
    as_form: bool, machine: Machine, pack: Pack, dps: User, stored: Any
) -> None:
    data = written(pack, k12A={"eye_color": "GRN"})
    if as_form:
        told = machine.form(ADDRESS, file=SimpleUploadedFile("ours.txt", data))
    else:
        told = machine.post(ADDRESS, data, **{"x-file-name": "ours.txt"})
    kept = ConformanceTry.objects.get()
    assert (told.status_code, told.json()["try_number"], told.json()["passed"]) == (200, kept.pk, 86)
    assert {key: told.json()[key] for key in ("scenarios", "strangers", "day")} == {
        key: json.loads(json.dumps(kept.grades[key])) for key in ("scenarios", "strangers", "day")
    }
    assert (kept.by, kept.file_name, kept.is_pass) == (dps, "ours.txt", False)
    assert (Transfer.objects.count(), Citation.objects.count()) == (0, 0)
    assert [path for path in stored.rglob("*") if path.is_file()] == []


def test_the_page_says_that_the_system_sent_it_by_itself(machine: Machine, pack: Pack, poc: User) -> None:
    number = machine.post(ADDRESS, written(pack)).json()["try_number"]
    client = Client()
    client.force_login(poc)
    page = " ".join(client.get(f"/conformance/{number}/").content.decode().split())
    assert "sent with the token that" in page
    assert "by the system, with the token" in client.get(f"/conformance/{number}/pass/").content.decode()


@pytest.mark.parametrize(
    ("data", "status"),
    [(b"", 411), (b"\r\n", 422), (b"PK\x03\x04\x14\x00\x00\x00\x08\x00zip", 422), (b"no citation\n", 422)],
)
def test_a_file_that_is_no_answer_gets_one_sentence(data: bytes, status: int, machine: Machine) -> None:
    told = machine.post(ADDRESS, data)
    assert (told.status_code, list(told.json())) == (status, ["error"])
    assert ConformanceTry.objects.count() == 0


def test_what_is_too_large_is_not_read(machine: Machine, settings: Any) -> None:
    settings.CITATION_FILE_LIMIT = 10
    assert machine.post(ADDRESS, b"x" * 11).status_code == 413


def test_only_its_own_token_opens_it(machine: Machine, stranger: Machine, dps: User) -> None:
    assert Client().get(ADDRESS).status_code == 401
    assert Client().get(f"{ADDRESS}/pack").status_code == 401
    # The court of the sample does not know the other agency.
    assert stranger.get(f"{ADDRESS}/pack").json() == {
        "error": "A pack cannot be made for this system yet. The court's tables do not have the agency."
    }
    assert stranger.get(ADDRESS).json()["scenarios"] == []
    switch(machine.partner, actor=dps, is_active=False)
    assert machine.get(ADDRESS).status_code == 401


def test_without_its_agency_in_the_tables_nothing_is_graded(machine: Machine, pack: Pack) -> None:
    CourtAgency.objects.filter(code="VCSO").delete()
    assert machine.post(ADDRESS, written(pack)).status_code == 422


def test_the_description_has_the_addresses_and_their_shapes() -> None:
    described = Client().get("/api/v1/openapi.json").json()
    assert list(described["paths"][ADDRESS]) == ["get", "post"]
    statuses = {"200", "400", "401", "411", "413", "422", "429", "503"}
    assert set(described["paths"][ADDRESS]["post"]["responses"]) == statuses
    assert "application/zip" in described["paths"][f"{ADDRESS}/pack"]["get"]["responses"]["200"]["content"]
    assert {"PackRead", "TryRead"} <= set(described["components"]["schemas"])
