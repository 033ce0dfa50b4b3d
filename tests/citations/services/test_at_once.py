"""The same bytes at the same moment, a run that was interrupted, and two files that share records."""

import io
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from citations import profiles
from citations.edits.examiner import Examiner
from citations.keeping import storage
from citations.models import Case, CasePool, Citation, Transfer
from citations.queries import tables_of, verdict_of
from citations.reading.files import read
from citations.services import filing
from citations.services.filing import file_transfer
from citations.services.importing import import_file
from citations.services.receiving import receive
from citations.states import Channel
from tests.citations.records import TODAY, file_of, record

PROFILE = profiles.load()
FILE = file_of(*(record(citation_number=f"N{number}") for number in range(40)))


@pytest.fixture(autouse=True)
def folder(settings, tmp_path, monkeypatch):
    settings.MEDIA_ROOT = str(tmp_path / "media")
    monkeypatch.setattr(filing, "CHUNK", 8)


def brought(data):
    return {
        "stream": io.BytesIO(data),
        "channel": Channel.UPLOAD,
        "agency": "VCSO",
        "profile": PROFILE,
        "today": TODAY,
        "actor": None,
    }


def at_once(*files):
    barrier = Barrier(len(files))

    def run(data):
        try:
            barrier.wait(10)
            return import_file(**brought(data)).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(len(files)) as pool:
        return list(pool.map(run, files))


@pytest.mark.django_db(transaction=True)
def test_the_same_file_at_the_same_moment_is_imported_once():
    transfers = [Transfer.objects.get(pk=pk) for pk in at_once(FILE, FILE, FILE, FILE)]
    [first] = [transfer for transfer in transfers if transfer.resend_of is None]
    assert first.totals["open"] == 40
    assert {transfer.totals["skipped"] for transfer in transfers if transfer != first} == {40}
    assert {transfer.state for transfer in transfers} == {"filed"}
    assert (Transfer.objects.count(), Citation.objects.count(), Case.objects.count()) == (4, 40, 40)


@pytest.mark.django_db(transaction=True)
def test_a_record_in_two_files_at_the_same_moment_is_accepted_once():
    at_once(FILE, FILE.replace(b"\n", b"\r\n"))
    assert (Citation.objects.on_file().count(), Citation.objects.filter(stage="skipped").count()) == (40, 40)
    assert (Case.objects.count(), CasePool.objects.get().last) == (40, 40)


def interrupted():
    """Two chunks of a file, and then nothing more."""
    transfer = receive(**brought(FILE))
    reading = read(FILE)
    examiner = Examiner(PROFILE, tables_of(PROFILE), TODAY)
    chunks = filing._prepared(filing._drafts(reading, 1, PROFILE), examiner)
    for _ in range(2):
        filing._store(transfer, *next(chunks), examiner)
    return transfer


@pytest.mark.django_db
def test_an_interrupted_file_is_taken_up_where_it_stopped():
    transfer = file_transfer(transfer=interrupted())
    assert transfer is not None
    verdict = verdict_of(transfer)
    assert [each.record for each in verdict.records] == list(range(1, 41))
    assert transfer.totals == verdict.totals
    assert (transfer.state, verdict.totals["open"], Case.objects.count()) == ("filed", 40, 40)


@pytest.mark.django_db
def test_sending_an_interrupted_file_again_finishes_the_first_one():
    transfer = interrupted()
    again = import_file(**brought(FILE))
    assert (again, again.state, Transfer.objects.count(), Citation.objects.count()) == (transfer, "filed", 1, 40)


@pytest.mark.django_db
def test_filing_may_be_asked_for_twice():
    transfer = import_file(**brought(FILE))
    assert file_transfer(transfer=transfer) is None
    assert Citation.objects.count() == 40


@pytest.mark.django_db
def test_what_cannot_be_stored_leaves_no_number_taken_and_nothing_behind():
    transfer = interrupted()
    storage.path_of(transfer.sha256).unlink()
    with pytest.raises(FileNotFoundError):
        file_transfer(transfer=transfer)
    assert (Transfer.objects.get().state, CasePool.objects.get().last, Case.objects.count()) == ("received", 16, 16)
