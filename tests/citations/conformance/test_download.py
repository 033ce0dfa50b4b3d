"""The pack as an archive: always the same bytes, a right answer in it, and verdicts that filing agrees with."""

import csv
import io
import json
import zipfile
from datetime import timedelta
from typing import Any

import pytest

from accounts.models import User
from citations import profiles
from citations.conformance.download import ANSWER, whole_files, zipped
from citations.conformance.pack import Pack, make
from citations.conformance.services import try_pack
from citations.conformance.words import Court
from citations.keeping import storage
from citations.models import Partner
from citations.queries import verdict_of
from citations.services.filing import rehearse
from tests.citations.conformance.conftest import DAY
from tests.citations.conftest import filed

pytestmark = pytest.mark.django_db

NOTES = {
    "files/bad-header.txt": ["bad_header"],
    "files/count-mismatch.txt": ["count_mismatch"],
}


def opened(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture
def files(court: Court, pack: Pack) -> dict[str, bytes]:
    return opened(zipped(court, pack))


@pytest.fixture
def verdicts(files: dict[str, bytes]) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(files["verdicts.json"])["files"]
    return told


def test_the_same_tables_and_day_give_the_same_bytes(court: Court, pack: Pack) -> None:
    assert zipped(court, make(court, DAY)) == zipped(court, pack)
    assert zipped(court, make(court, DAY + timedelta(1))) != zipped(court, pack)


def test_the_right_file_of_the_pack_passes(files: dict[str, bytes], partner: Partner, poc: User) -> None:
    kept = try_pack(partner=partner, actor=poc, source=files[ANSWER], file_name=ANSWER, today=DAY)
    assert kept.is_pass


def test_every_verdict_is_what_a_trial_gives(files: dict[str, bytes], verdicts: dict[str, Any], pack: Pack) -> None:
    for name in whole_files(pack):
        data = files[name]
        tried = rehearse(source=data, sha256=storage.sha256_of(data), agency="VCSO", profile=profiles.load(), today=DAY)
        assert json.loads(json.dumps(tried.as_json())) == verdicts[name], name


def test_each_odd_file_is_odd_in_its_own_way(verdicts: dict[str, Any]) -> None:
    for name, verdict in verdicts.items():
        if name.startswith("files/") and "second" not in name:
            assert [note["code"] for note in verdict["notes"]] == NOTES.get(name, []), name
            stages = [each["stage"] for each in verdict["records"]]
            assert stages == ["open", "unreadable" if "short" in name else "open"], name
    assert {each["span"][1] - each["span"][0] for each in verdicts["files/2695-bytes.txt"]["records"]} == {2695}


def test_a_file_that_is_sent_again_gets_the_verdict_that_the_pack_says(
    files: dict[str, bytes], verdicts: dict[str, Any]
) -> None:
    filed(files["files/resent.txt"])
    again = verdict_of(filed(files["files/resent.txt"])).as_json()
    # Only a real import knows the number of the transfer and those of its cases.
    for each in again["records"]:
        each["case_number"] = None
    expected = verdicts["files/resent.txt, sent a second time"]
    assert json.loads(json.dumps(again | {"transfer": None})) == expected


def test_the_table_says_what_to_enter(files: dict[str, bytes], pack: Pack) -> None:
    rows = list(csv.DictReader(io.StringIO(files["scenarios.csv"].decode("utf-8-sig"))))
    assert len(rows) == sum(len(each.values) for each in pack.asked)
    entered = {row["field"]: row["enter"] for row in rows if row["scenario"] == "06B"}
    assert (entered["citation_number"], entered["city"], entered["street_name"]) == ("063006B", "", "MAPLE")
    readme = files["README.txt"].decode()
    assert "Ventura County" in readme
    assert ("063001A" in readme, pack.digest in readme, "01G: The agency has no" in readme) == (True, True, True)
