"""What systems are told whose files do harm, over the interface and in their folder; and that nothing is taken unseen."""

import hashlib
import json
import os
from pathlib import Path
from typing import Any

import pytest

from citations import tasks
from citations.models import ConformanceTry, DropFile, Partner, Transfer
from citations.partners.folders import Folder
from citations.partners.services import dropping
from tests.citations.partners.conftest import FILE, Machine
from tests.citations.partners.test_folder import look, names
from tests.citations.xml_writer import document
from tests.support.clamd import FOUND, HARMFUL, scanner_listens

pytestmark = pytest.mark.django_db

SEND, CHECK, GRADE = "/api/v1/transfers", "/api/v1/check", "/api/v1/conformance"
NOBODY = "tcp://127.0.0.1:1"


@pytest.fixture
def folder(partner: Partner, drop: Path) -> Folder:
    found = Folder(drop / "maple")
    found.prepare()
    return found


def calls(machine: Machine, data: bytes, folder: Path) -> list[Any]:
    """The same file at each address, bare and in a form."""
    path = folder / "june.txt"
    answers = []
    for address in (SEND, CHECK, GRADE):
        answers.append(machine.post(address, data, **{"x-file-name": "june.txt"}))
        path.write_bytes(data)
        with path.open("rb") as file:
            answers.append(machine.form(address, file=file))
    path.unlink()
    return answers


def left_behind(media: Path) -> list[object]:
    files = [each for each in media.rglob("*") if each.is_file()]
    return [*Transfer.objects.all(), *ConformanceTry.objects.all(), *files]


def test_a_harmful_file_is_refused_at_every_address(
    machine: Machine, tmp_path: Path, settings: Any, caplog: Any
) -> None:
    with scanner_listens() as scanner:
        settings.ETICKET_CLAMD = scanner.address
        answers = calls(machine, FILE + HARMFUL, tmp_path)
    assert {answer.status_code for answer in answers} == {422}
    for answer in answers:
        [sentence] = answer.json().values()
        assert sentence.startswith("The file “june.txt” was not taken: the scanner for harmful files found something")
        assert (FOUND in sentence, "Retry-After" in answer) == (False, False)
    assert scanner.seen == [FILE + HARMFUL] * 6
    assert left_behind(Path(settings.MEDIA_ROOT)) == []
    assert caplog.text.count(f"by partner {machine.partner.pk}") == 6


def test_without_the_scanner_no_address_takes_a_file(machine: Machine, tmp_path: Path, settings: Any) -> None:
    settings.ETICKET_CLAMD = NOBODY
    answers = calls(machine, FILE, tmp_path)
    assert {(answer.status_code, answer["Retry-After"]) for answer in answers} == {(503, "120")}
    assert all("does not answer. Nothing was kept" in answer.json()["error"] for answer in answers)
    assert left_behind(Path(settings.MEDIA_ROOT)) == []


def test_a_file_beyond_the_limit_of_the_scanner_is_told_so(machine: Machine, tmp_path: Path, settings: Any) -> None:
    with scanner_listens(limit=100) as scanner:
        settings.ETICKET_CLAMD = scanner.address
        answers = calls(machine, FILE, tmp_path)
    assert {answer.status_code for answer in answers} == {413}
    assert left_behind(Path(settings.MEDIA_ROOT)) == []


def test_a_harmless_file_is_taken_as_ever(machine: Machine, tmp_path: Path, settings: Any) -> None:
    with scanner_listens() as scanner:
        settings.ETICKET_CLAMD = scanner.address
        sent, _, tried, *_ = calls(machine, FILE, tmp_path)
    assert (sent.status_code, tried.status_code, tried.json()["totals"]["received"]) == (202, 200, 2)
    assert Transfer.objects.filter(size=len(FILE)).count() == 1


def test_xml_is_looked_at_as_it_was_sent_and_as_it_is_kept(machine: Machine, settings: Any) -> None:
    plain = document({"last_name": HARMFUL.decode()})
    spelled = plain.replace(b"HARMFUL", b"H&#65;RMFUL")
    with scanner_listens() as scanner:
        settings.ETICKET_CLAMD = scanner.address
        answers = [machine.post(SEND, data, "application/xml") for data in (plain, spelled)]
    assert [answer.status_code for answer in answers] == [422, 422]
    assert [HARMFUL in seen for seen in scanner.seen] == [True, False, True]
    assert Transfer.objects.count() == 0


def test_json_is_looked_at_as_it_was_sent_and_as_it_is_kept(machine: Machine, settings: Any) -> None:
    name = HARMFUL.decode()
    plain = json.dumps({"date": "2016-06-29", "citations": [{"last_name": name}]}).encode()
    spelled = plain.replace(b"HARMFUL", b"H\\u0041RMFUL")
    not_read = b'{"nonsense": "' + HARMFUL + b'"}'
    with scanner_listens() as scanner:
        settings.ETICKET_CLAMD = scanner.address
        answers = [machine.post(SEND, data, "application/json") for data in (plain, spelled, not_read)]
    assert [answer.status_code for answer in answers] == [422, 422, 422]
    assert HARMFUL not in spelled
    assert Transfer.objects.count() == 0


def test_a_harmful_file_in_the_folder_goes_to_failed_with_its_reason(
    folder: Folder, settings: Any, caplog: Any
) -> None:
    (folder.incoming / "june.txt").write_bytes(FILE + HARMFUL)
    (folder.incoming / "may.txt").write_bytes(FILE)
    with scanner_listens() as scanner:
        settings.ETICKET_CLAMD = scanner.address
        assert (look(), look()) == (0, 1)
    row = DropFile.objects.get(name="june.txt")
    assert names(folder.failed) == [f"{row.pk}-june.txt", f"{row.pk}-june.txt.txt"]
    told = (folder.failed / f"{row.pk}-june.txt.txt").read_text()
    assert (told.strip(), FOUND in told, "Nothing of it was kept" in told) == (row.trouble, False, True)
    assert (names(folder.incoming), names(folder.taking)) == ([], [])
    assert Transfer.objects.get().file_name == "may.txt"
    assert (FOUND in caplog.text, f"folder of partner {row.partner_id}" in caplog.text) == (True, True)


def test_a_file_in_the_folder_waits_for_the_scanner(folder: Folder, settings: Any) -> None:
    settings.ETICKET_CLAMD = NOBODY
    for name in ("june.txt", "may.txt"):
        (folder.incoming / name).write_bytes(FILE)
    assert [look(), look(), look()] == [0, 0, 0]
    assert names(folder.incoming) == ["june.txt", "may.txt"]
    assert [names(path) for path in (folder.taking, folder.failed, folder.done)] == [[], [], []]
    assert not DropFile.objects.exclude(trouble="").exists()
    with scanner_listens() as scanner:
        settings.ETICKET_CLAMD = scanner.address
        assert (look(), look()) == (0, 2)
    assert (names(folder.incoming), len(names(folder.done))) == ([], 2)


def test_an_absent_scanner_is_asked_once_in_a_sweep_and_acknowledgements_are_written(
    machine: Machine, stranger: Machine, drop: Path, settings: Any
) -> None:
    folders = [Folder(drop / each.partner.folder) for each in (machine, stranger)]
    for each in folders:
        each.prepare()
        (each.incoming / "may.txt").write_bytes(FILE)
    assert (look(), look()) == (0, 2)
    for transfer in Transfer.objects.order_by("created_at"):
        tasks.file_transfer(str(transfer.pk))
    for each in folders:
        (each.incoming / "june.txt").write_bytes(FILE)
    settings.ETICKET_CLAMD = NOBODY
    assert [names(each.out) for each in folders] == [[], []]
    assert look() == 0
    assert [len(names(each.out)) for each in folders] == [1, 1]
    settings.ETICKET_CLAMD = ""
    assert look() == 0
    with scanner_listens(hang_up_after=1) as scanner:
        # It says that it is there, and then gives no verdict.
        settings.ETICKET_CLAMD = scanner.address
        assert look() == 0
        assert scanner.asked == ["PING", "INSTREAM"]
    assert [names(each.incoming) for each in folders] == [["june.txt"], ["june.txt"]]
    with scanner_listens(is_silent=True) as scanner:
        settings.ETICKET_CLAMD = scanner.address
        assert (look(), scanner.asked) == (0, ["PING"])
        scanner.closing.set()
    assert [names(each.incoming) for each in folders] == [["june.txt"], ["june.txt"]]


def test_a_file_that_was_being_taken_when_the_scanner_went_away_waits_too(folder: Folder, settings: Any) -> None:
    (folder.incoming / "june.txt").write_bytes(FILE)
    look()
    row = DropFile.objects.get()
    path = dropping.claim(folder, row, "june.txt")
    assert path
    settings.ETICKET_CLAMD = NOBODY
    assert look() == 0
    assert (names(folder.incoming), names(folder.taking)) == ([], [path.name])
    with scanner_listens(hang_up_after=1) as scanner:
        settings.ETICKET_CLAMD = scanner.address
        assert look() == 0
    assert (names(folder.incoming), names(folder.taking)) == (["june.txt"], [])
    settings.ETICKET_CLAMD = ""
    assert look() == 1


def test_a_file_that_the_scanner_is_not_set_up_for_goes_to_failed(folder: Folder, settings: Any) -> None:
    (folder.incoming / "june.txt").write_bytes(FILE)
    with scanner_listens(limit=100) as scanner:
        settings.ETICKET_CLAMD = scanner.address
        assert (look(), look()) == (0, 0)
    assert "raise the limits of the scanner" in DropFile.objects.get().trouble
    assert len(names(folder.failed)) == 2


def test_what_is_kept_is_what_was_looked_at_even_if_the_file_changes_behind_its_times(
    folder: Folder, settings: Any
) -> None:
    path = folder.incoming / "june.txt"
    path.write_bytes(FILE)
    state = path.stat()
    look()
    with scanner_listens() as scanner, path.open("r+b") as still_open:
        settings.ETICKET_CLAMD = scanner.address

        def change() -> None:
            still_open.write(HARMFUL)
            still_open.flush()
            os.utime(still_open.fileno(), ns=(state.st_atime_ns, state.st_mtime_ns))

        scanner.before_verdict = change
        assert look() == 1
    assert scanner.seen == [FILE]
    assert Transfer.objects.get().sha256 == hashlib.sha256(FILE).hexdigest()
