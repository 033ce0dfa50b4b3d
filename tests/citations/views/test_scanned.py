"""What a person sees whose file does harm, or whose file nobody could look at; and that nothing of either is kept."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.models import User
from agencies.models import Agency
from citations.models import ConformanceTry, Transfer
from citations.partners.services.keeping import add_partner
from tests.citations.records import file_of, record
from tests.citations.views.test_files import as_, text
from tests.support.clamd import FOUND, HARMFUL, scanner_listens

pytestmark = pytest.mark.django_db

FILE = file_of(record(citation_number="OK1"))
LARGE = file_of(*(record(citation_number=f"N{number}") for number in range(1_200)))
"""More than is held in memory on its way."""


@pytest.fixture
def addresses(sheriff: Agency, dps: User) -> list[str]:
    """Every page that takes a citation file."""
    partner = add_partner(actor=dps, agency=sheriff, name="Maple records system", folder="maple")
    return [reverse("citation_upload"), reverse("citation_check"), reverse("conformance_page", args=[partner.pk])]


def send(user: User, address: str, data: bytes, **headers: str) -> Any:
    form = {"file": SimpleUploadedFile("june.txt", data), "agency": "vcso"}
    return as_(user).post(address, form, headers=headers)


def left_behind(folder: Path) -> list[object]:
    """Everything that is stored, as rows or on the disk."""
    files = [each for each in folder.rglob("*") if each.is_file()]
    return [*Transfer.objects.all(), *ConformanceTry.objects.all(), *files]


@pytest.mark.parametrize("data", [HARMFUL, FILE + HARMFUL, LARGE + HARMFUL], ids=len)
def test_a_harmful_file_is_refused_on_every_page_and_nothing_of_it_is_kept(
    data: bytes, addresses: list[str], poc: User, stored: Path, settings: Any, caplog: Any
) -> None:
    with scanner_listens() as scanner:
        settings.ETICKET_CLAMD = scanner.address
        for address in addresses:
            answer = send(poc, address, data)
            page = text(answer)
            assert (answer.status_code, "The file “june.txt” was not taken: the scanner" in page) == (422, True)
            assert ("Nothing of it was kept" in page, FOUND in page) == (True, False)
    assert scanner.seen == [data] * len(addresses)
    assert left_behind(stored) == []
    assert caplog.text.count(FOUND) == len(addresses)
    assert "june" not in caplog.text


def test_without_the_scanner_no_page_takes_a_file(addresses: list[str], poc: User, stored: Path, settings: Any) -> None:
    settings.ETICKET_CLAMD = "tcp://127.0.0.1:1"
    for address in addresses:
        answer = send(poc, address, FILE)
        assert (answer.status_code, "does not answer. Nothing was kept; try again" in text(answer)) == (503, True)
    assert left_behind(stored) == []


def test_a_scanner_whose_limit_is_lower_than_ours_is_told_apart(
    addresses: list[str], poc: User, stored: Path, settings: Any
) -> None:
    with scanner_listens(limit=len(FILE) - 1) as scanner:
        settings.ETICKET_CLAMD = scanner.address
        for address in addresses:
            answer = send(poc, address, FILE)
            assert (answer.status_code, "raise the limits of the scanner" in text(answer)) == (413, True)
    assert left_behind(stored) == []


def test_a_file_that_is_sent_with_a_bar_is_refused_alike(addresses: list[str], poc: User, settings: Any) -> None:
    with scanner_listens() as scanner:
        settings.ETICKET_CLAMD = scanner.address
        answer = send(poc, addresses[0], HARMFUL, x_progress="yes")
    assert (answer.status_code, "was not taken" in text(answer)) == (422, True)


@pytest.mark.parametrize("data", [FILE, LARGE], ids=len)
def test_a_harmless_file_goes_on_as_ever(data: bytes, addresses: list[str], poc: User, settings: Any) -> None:
    with scanner_listens() as scanner:
        settings.ETICKET_CLAMD = scanner.address
        assert send(poc, addresses[1], data).context["received"] == len(data) // (len(record()) + 1) - 1
        assert send(poc, addresses[0], data).status_code == 302
    assert (scanner.seen, Transfer.objects.get().size) == ([data, data], len(data))


@pytest.mark.parametrize(
    ("facts", "status", "part"), [({}, 422, "can do harm"), ({"answer": b""}, 503, "does not answer")]
)
def test_a_table_of_a_layout_is_looked_at_too(
    jb: User, facts: dict[str, Any], status: int, part: str, settings: Any
) -> None:
    table = SimpleUploadedFile("fields.csv", HARMFUL)
    with scanner_listens(**facts) as scanner:
        settings.ETICKET_CLAMD = scanner.address
        answer = as_(jb).post(reverse("layout_new"), {"name": "Maple", "version": "1", "table": table})
    assert (answer.status_code, part in text(answer), scanner.asked) == (status, True, ["INSTREAM"])
