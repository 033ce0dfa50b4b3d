"""The pages of the pack: who opens them, the way from the pack to the pass, and what is said of a file that is none."""

import io
import zipfile
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import InternalError, transaction
from django.test import Client
from django.urls import reverse

from accounts.models import User
from citations.conformance.download import ANSWER
from citations.conformance.pack import Pack
from citations.conformance.services import try_pack
from citations.models import Citation, ConformanceTry, CourtAgency, CourtOfficer, Partner, Transfer
from tests.citations.conformance.conftest import DAY, Machine, written

pytestmark = pytest.mark.django_db

ROLES = {
    "head": 200,
    "poc": 200,
    "dps": 200,
    "jb": 200,
    "jb_ops": 200,
    "admin": 200,
    "officer_user": 403,
    "stranger_poc": 404,
}


def as_(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


@pytest.fixture
def kept(partner: Partner, poc: User, pack: Pack) -> ConformanceTry:
    return try_pack(partner=partner, actor=poc, source=written(pack), file_name="ours.txt", today=DAY)


@pytest.mark.parametrize("role", ROLES)
def test_each_page_is_open_to_its_roles(role: str, partner: Partner, kept: ConformanceTry, request: Any) -> None:
    client, status = as_(request.getfixturevalue(role)), ROLES[role]
    assert client.get(reverse("conformance_list")).status_code == (403 if status == 403 else 200)
    pages = [
        reverse("conformance_page", args=[partner.pk]),
        reverse("conformance_pack", args=[partner.pk]),
        reverse("conformance_try", args=[kept.pk]),
        reverse("conformance_pass", args=[kept.pk]),
    ]
    assert [client.get(page).status_code for page in pages] == [status] * 4
    assert client.post(pages[0]).status_code == (422 if status == 200 else status)
    assert client.get(pages[2] + "?state=%00nonsense").status_code == status
    assert client.get(pages[0] + "?before=e30&after=%25").status_code == status


def test_the_list_shows_the_own_systems_and_how_they_stand(
    partner: Partner, stranger: Machine, kept: ConformanceTry, poc: User, jb: User
) -> None:
    own, all_of_them = (text(as_(user).get(reverse("conformance_list"))) for user in (poc, jb))
    assert ("Maple records system" in own, "Birch records system" in own) == (True, False)
    assert ("Birch records system" in all_of_them, "Not passed yet" in all_of_them) == (True, True)
    assert "Conformance" in text(as_(poc).get(reverse("transfer_list")))
    assert "Maple" not in text(as_(jb).get(reverse("conformance_list") + "?q=birch"))


def test_from_the_pack_to_the_pass(partner: Partner, poc: User, stored: Any) -> None:
    client, page = as_(poc), reverse("conformance_page", args=[partner.pk])
    assert "not yet" in text(client.get(page))
    pack = client.get(reverse("conformance_pack", args=[partner.pk]))
    assert (pack["Content-Type"], "conformance-maple-" in pack["Content-Disposition"]) == ("application/zip", True)
    with zipfile.ZipFile(io.BytesIO(pack.content)) as archive:
        answer = archive.read(ANSWER)
    graded = client.post(page, {"file": SimpleUploadedFile("ours.txt", answer)}, follow=True)
    kept = ConformanceTry.objects.get()
    assert graded.redirect_chain == [(reverse("conformance_try", args=[kept.pk]), 302)]
    assert (kept.is_pass, kept.by, kept.file_name) == (True, poc, "ours.txt")
    assert (Transfer.objects.count(), Citation.objects.count()) == (0, 0)
    assert [path for path in stored.rglob("*") if path.is_file()] == []
    passed = text(client.get(reverse("conformance_pass", args=[kept.pk])))
    assert (kept.pack in passed, "Maple records system" in passed, "older rules" in passed) == (True, True, False)
    assert client.get(page).context["standing"].word == "Passed"


def test_a_large_answer_is_read_from_the_disk(
    partner: Partner, poc: User, pack: Pack, settings: Any, stored: Any
) -> None:
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 100
    settings.FILE_UPLOAD_TEMP_DIR = str(stored)
    with time_machine.travel(f"{DAY}T20:00:00Z", tick=False):
        client = as_(poc)
        client.post(
            reverse("conformance_page", args=[partner.pk]), {"file": SimpleUploadedFile("a.txt", written(pack))}
        )
    assert ConformanceTry.objects.get().is_pass


def test_a_pass_says_when_the_rules_are_no_longer_those(partner: Partner, kept: ConformanceTry, dps: User) -> None:
    client = as_(dps)
    CourtOfficer.objects.filter(agency="VCSO").update(last_name="RENAMED")
    assert "Passed under older rules" in text(client.get(reverse("conformance_pass", args=[kept.pk])))
    assert "Rules or tables have changed" in text(client.get(reverse("conformance_page", args=[partner.pk])))
    assert "Passed under older rules on" in text(client.get(reverse("partner_list")))
    assert "Passed under older rules" in text(client.get(reverse("partner_page", args=[partner.pk])))


def test_what_was_wrong_is_said_and_can_be_filtered(partner: Partner, poc: User, pack: Pack) -> None:
    data = written(pack, without="05B", k12A={"eye_color": "GRN"}, k06B={"city": "OJAI"})
    kept = try_pack(partner=partner, actor=poc, source=data, file_name="", today=DAY)
    page = reverse("conformance_try", args=[kept.pk])
    failed = text(as_(poc).get(page + "?state=failed"))
    assert "Eye Color: you sent GRN, the scenario says BRO." in failed
    assert "City: you sent OJAI, the scenario says nothing." in failed
    assert "No record of the file has" in failed
    assert ("Scenario 12A" in failed, "Scenario 12B" in failed) == (True, False)
    assert "Scenario 12B" in text(as_(poc).get(page))
    assert as_(poc).get(reverse("conformance_pass", args=[kept.pk])).status_code == 404


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "This file is empty"),
        (b"PK\x03\x04\x14\x00\x00\x00\x08\x00zip", "ZIP archive"),
        (b"no citation\n", "No record has the citation number of a scenario"),
        (b"x" * 3000, "Send it in parts."),
    ],
)
def test_a_file_that_is_no_answer_is_told_at_its_field(
    data: bytes, sentence: str, partner: Partner, poc: User, settings: Any
) -> None:
    settings.CITATION_FILE_LIMIT = 2048
    answer = as_(poc).post(reverse("conformance_page", args=[partner.pk]), {"file": SimpleUploadedFile("a.txt", data)})
    status = 413 if len(data) > settings.CITATION_FILE_LIMIT else 422
    assert (answer.status_code, list(answer.context["form"].errors)) == (status, ["file"])
    assert sentence in text(answer)
    assert ConformanceTry.objects.count() == 0


def test_a_system_whose_agency_the_court_does_not_know_has_no_pack(partner: Partner, dps: User) -> None:
    CourtAgency.objects.filter(code="VCSO").delete()
    client = as_(dps)
    page = client.get(reverse("conformance_page", args=[partner.pk]))
    assert "do not have the agency" in text(page)
    assert client.get(reverse("conformance_pack", args=[partner.pk])).status_code == 404


def test_a_try_is_never_changed_or_deleted(kept: ConformanceTry) -> None:
    for spoil in (lambda: ConformanceTry.objects.update(passed=1), kept.delete):
        with pytest.raises(InternalError), transaction.atomic():
            spoil()
    assert str(ConformanceTry.objects.get()) == "try of Maple records system"
