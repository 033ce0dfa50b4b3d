"""The folder that is watched: whole files once, partial ones not yet, what cannot be read beside a sentence."""

import json
import os
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.db.models import F

from citations import tasks
from citations.keeping import storage
from citations.models import Citation, DropFile, Partner, Transfer
from citations.partners.folders import Folder
from citations.partners.services import dropping
from citations.partners.services.keeping import switch
from notifications.models import OutgoingMail
from tests.citations.conftest import filed
from tests.citations.partners.conftest import FILE


@pytest.fixture
def folder(partner: Partner, drop) -> Folder:
    found = Folder(drop / "maple")
    found.prepare()
    return found


def look():
    """A sweep, and then time goes by."""
    taken = dropping.sweep()
    DropFile.objects.update(seen_at=F("seen_at") - timedelta(seconds=30))
    return taken


def names(path):
    return sorted(each.name for each in path.iterdir())


@pytest.mark.django_db
def test_a_file_goes_from_the_folder_to_the_worker_to_its_acknowledgement(folder):
    (folder.incoming / "june.txt").write_bytes(FILE)
    assert (look(), names(folder.incoming), look()) == (0, ["june.txt"], 1)
    transfer = Transfer.objects.get()
    assert (transfer.channel, transfer.channel_agency, transfer.file_name) == ("folder", "vcso", "june.txt")
    name = f"{transfer.pk}-june.txt"
    assert [names(path) for path in (folder.incoming, folder.taking, folder.done, folder.out)] == [[], [], [name], []]
    with storage.opened(transfer.sha256, transfer.size) as source:
        assert source[:] == FILE == (folder.done / name).read_bytes()
    look()
    assert names(folder.out) == []
    tasks.file_transfer(str(transfer.pk))
    tasks.sweep_drop_folders()
    told = json.loads((folder.out / f"{name}.json").read_text())
    assert (told["transfer"], told["state"], told["totals"]["received"]) == (str(transfer.pk), "filed", 2)
    assert "12345678X" not in (folder.out / f"{name}.json").read_text()
    (folder.out / f"{name}.json").unlink()
    look()
    assert (names(folder.out), OutgoingMail.objects.count()) == ([], 1)


@pytest.mark.django_db
def test_a_file_that_grows_is_left_alone_until_it_stands_still(folder):
    path = folder.incoming / "june.txt"
    for size in (100, 2_000, len(FILE)):
        path.write_bytes(FILE[:size])
        assert look() == 0
    os.utime(path, ns=(0, 1))
    assert look() == 0
    assert look() == 1
    assert Transfer.objects.get().size == len(FILE)


@pytest.mark.django_db
def test_two_looks_within_a_moment_are_one(folder):
    (folder.incoming / "june.txt").write_bytes(FILE)
    assert [dropping.sweep() for _ in range(3)] == [0, 0, 0]


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["june.txt.part", "june.TMP", "june.txt.filepart", ".june.txt.a1b2"])
def test_a_file_under_a_passing_name_waits_for_its_rename(name, folder):
    (folder.incoming / name).write_bytes(FILE)
    assert [look(), look(), look()] == [0, 0, 0]
    (folder.incoming / name).rename(folder.incoming / "june.txt")
    assert [look(), look()] == [0, 1]


@pytest.mark.django_db
def test_a_file_taken_back_is_forgotten(folder):
    (folder.incoming / "june.txt").write_bytes(FILE)
    look()
    (folder.incoming / "june.txt").unlink()
    assert (look(), DropFile.objects.count()) == (0, 0)


@pytest.mark.django_db
def test_a_file_that_changed_after_the_look_goes_back(folder, monkeypatch):
    (folder.incoming / "june.txt").write_bytes(FILE)
    look()
    claim = dropping.claim

    def late(*given):
        path = claim(*given)
        path.write_bytes(FILE + FILE)
        return path

    monkeypatch.setattr(dropping, "claim", late)
    assert (look(), names(folder.incoming), Transfer.objects.count()) == (0, ["june.txt"], 0)
    monkeypatch.undo()
    assert [look(), look()] == [0, 1]
    assert Transfer.objects.get().size == 2 * len(FILE)


@pytest.mark.django_db
def test_what_cannot_be_opened_goes_to_failed_with_a_sentence(folder, tmp_path, settings):
    (tmp_path / "secret").write_bytes(FILE)
    (folder.incoming / "link.txt").symlink_to(tmp_path / "secret")
    os.mkfifo(folder.incoming / "pipe.txt")
    (folder.incoming / "folder").mkdir()
    (folder.incoming / "large.txt").write_bytes(FILE + b"x" * 4096)
    (folder.incoming / os.fsdecode(b"bad\xff\n.txt")).write_bytes(FILE)
    (folder.incoming / "good.txt").write_bytes(FILE)
    settings.CITATION_FILE_LIMIT = len(FILE) + 4000
    assert [look(), look()] == [0, 1]
    assert names(folder.incoming) == ["folder"]
    sentences = {each.name.partition("-")[2]: each.read_text() for each in folder.failed.glob("*.txt.txt")}
    assert set(sentences) == {"link.txt.txt", "pipe.txt.txt", "large.txt.txt", "bad.txt.txt"}
    assert "The file has 11.9 KB, and at most 11.8 KB can be sent" in sentences["large.txt.txt"]
    assert (tmp_path / "secret").read_bytes() == FILE
    assert DropFile.objects.exclude(trouble="").count() == 4
    assert [look(), Transfer.objects.count()] == [0, 1]


@pytest.mark.django_db
@pytest.mark.parametrize("data", ["ÄÖÜ".encode("utf-16"), b"\r\n", b""])
def test_what_is_no_citation_file_goes_to_failed_with_its_notes(data, folder):
    (folder.incoming / "odd.txt").write_bytes(data)
    look()
    look()
    number = Transfer.objects.get().pk
    tasks.file_transfer(str(number))
    look()
    assert (names(folder.done), names(folder.failed)) == ([], [f"{number}-odd.txt", f"{number}-odd.txt.txt"])
    assert (folder.failed / f"{number}-odd.txt.txt").read_text().startswith("The file could not be read. ")
    assert json.loads((folder.out / f"{number}-odd.txt.json").read_text())["state"] == "refused"


@pytest.mark.django_db
def test_the_same_file_over_two_channels_is_one_import(folder, machine):
    (folder.incoming / "june.txt").write_bytes(FILE)
    look()
    first = machine.post("/api/v1/transfers").json()["transfer"]
    look()
    assert Transfer.objects.count() == 1
    tasks.file_transfer(first)
    (folder.incoming / "again.txt").write_bytes(FILE)
    look()
    look()
    again = Transfer.objects.get(resend_of=first)
    tasks.file_transfer(str(again.pk))
    look()
    told = json.loads((folder.out / f"{again.pk}-again.txt.json").read_text())
    assert ("resent_file" in [note["code"] for note in told["notes"]], told["resend_of"]) == (True, first)
    assert (folder.out / f"{first}-june.txt.json").exists()
    assert Citation.objects.count() == 2
    assert filed(FILE).totals["skipped"] == 2


@pytest.mark.django_db
def test_what_an_interrupted_sweep_left_is_finished_by_the_next(folder, monkeypatch):
    (folder.incoming / "june.txt").write_bytes(FILE)
    look()
    monkeypatch.setattr(dropping.storage, "keep", broken)
    assert (look(), names(folder.taking) != [], Transfer.objects.count()) == (0, True, 0)
    (folder.incoming / "june.txt").write_bytes(FILE + FILE)
    monkeypatch.undo()
    assert (look(), names(folder.taking), Transfer.objects.count()) == (1, [], 1)
    assert [look(), look()] == [1, 0]
    assert sorted(Transfer.objects.values_list("size", flat=True)) == [len(FILE), 2 * len(FILE)]


@pytest.mark.django_db
def test_a_sweep_that_stopped_after_the_transfer_was_entered_enters_no_second_one(folder, monkeypatch):
    (folder.incoming / "june.txt").write_bytes(FILE)
    look()
    monkeypatch.setattr(dropping, "move", broken)
    look()
    monkeypatch.undo()
    transfer = Transfer.objects.get()
    tasks.file_transfer(str(transfer.pk))
    look()
    assert (Transfer.objects.count(), names(folder.done), names(folder.taking)) == (
        1,
        [f"{transfer.pk}-june.txt"],
        [],
    )


def broken(*_):
    raise OSError


@pytest.mark.django_db
def test_one_partners_trouble_is_not_the_others(folder, stranger, drop, tmp_path):
    Folder(drop / "birch").prepare()
    for path in (drop / "birch").iterdir():
        path.rmdir()
    (drop / "birch").rmdir()
    (drop / "birch").write_text("a file where a folder should be")
    (folder.incoming / "june.txt").write_bytes(FILE)
    Partner.objects.filter(pk=stranger.partner.pk).update(folder="birch")
    assert [look(), look()] == [0, 1]


@pytest.mark.django_db
def test_a_part_that_leads_elsewhere_is_not_used(folder, tmp_path):
    folder.out.rmdir()
    folder.out.symlink_to(tmp_path)
    (folder.incoming / "june.txt").write_bytes(FILE)
    assert [look(), look(), DropFile.objects.count()] == [0, 0, 0]


@pytest.mark.django_db
def test_a_partner_that_is_switched_off_finds_its_files_untouched(folder, partner, dps):
    switch(partner, actor=dps, is_active=False)
    (folder.incoming / "june.txt").write_bytes(FILE)
    assert [look(), look(), names(folder.incoming)] == [0, 0, ["june.txt"]]


def at_once(count, act):
    barrier = Barrier(count)

    def run(_):
        try:
            barrier.wait(10)
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(run, range(count)))


@pytest.mark.django_db(transaction=True)
def test_sweeps_at_once_take_each_file_once(folder):
    for number in range(8):
        (folder.incoming / f"{number}.txt").write_bytes(FILE.replace(b"OK1", b"OK%d" % number))
    look()
    assert sum(at_once(4, dropping.sweep)) == 8
    assert (Transfer.objects.count(), len(names(folder.done)), names(folder.incoming)) == (8, 8, [])


@pytest.mark.django_db(transaction=True)
def test_a_claim_is_won_by_one_of_many(folder):
    (folder.incoming / "june.txt").write_bytes(FILE)
    look()
    row = DropFile.objects.get()
    won = at_once(6, lambda: dropping.claim(folder, row, "june.txt"))
    assert len([path for path in won if path]) == 1


@pytest.mark.django_db(transaction=True)
def test_folder_and_interface_at_once_make_one_import(folder, machine):
    (folder.incoming / "june.txt").write_bytes(FILE)
    look()
    acts = iter([dropping.sweep, lambda: machine.post("/api/v1/transfers").status_code])
    assert sorted(at_once(2, lambda: next(acts)())) == [1, 202]
    assert Transfer.objects.filter(resend_of=None).count() == 1
    for number in Transfer.objects.order_by("created_at").values_list("pk", flat=True):
        tasks.file_transfer(str(number))
    assert Citation.objects.count() == 2
