"""A court may want to look at odd files before anything of them is filed (X-62)."""

import io
import shutil

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from citations import profiles, tasks
from citations.models import Citation, Transfer
from citations.services.receiving import receive
from citations.services.trying import retry
from citations.states import Channel
from notifications.models import OutgoingMail
from tests.citations.records import TODAY, file_of, header, record

pytestmark = pytest.mark.django_db

MORE = b"\n".join([header(count="0003"), record(citation_number="A1"), record(citation_number="A2")])


@pytest.fixture(autouse=True)
def strict(settings, tmp_path, monkeypatch):
    settings.MEDIA_ROOT = str(tmp_path / "media")
    folder = tmp_path / "profiles"
    shutil.copytree(profiles.FOLDER, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    (folder / "strict.toml").write_text(
        'extends = "ventura-2001"\ntitle = "A strict court"\nset_aside_on = ["count_mismatch"]\n'
    )
    monkeypatch.setattr(profiles, "FOLDER", folder)
    yield
    profiles.load.cache_clear()


def received(data, profile="strict"):
    return receive(
        stream=io.BytesIO(data),
        channel=Channel.UPLOAD,
        agency="VCSO",
        profile=profiles.load(profile),
        today=TODAY,
        actor=None,
        file_name="june.txt",
    )


def filed_by_the_worker(transfer):
    tasks.file_transfer(str(transfer.pk))
    return Transfer.objects.get(pk=transfer.pk)


def test_a_file_that_counts_otherwise_waits_for_a_person_and_is_filed_when_asked_for(jb):
    transfer = filed_by_the_worker(received(MORE))
    assert (transfer.state, transfer.is_set_aside, Citation.objects.count()) == ("received", True, 0)
    assert "names another number of citations" in transfer.trouble
    assert transfer.trouble in OutgoingMail.objects.get().body
    client = Client()
    client.force_login(jb)
    assert "This file was set aside" in client.get(reverse("transfer_page", args=[transfer.pk])).content.decode()
    retry(transfer, actor=jb)
    transfer = filed_by_the_worker(transfer)
    assert (transfer.state, transfer.totals["received"]) == ("filed", 2)
    assert [note["code"] for note in transfer.notes] == ["count_mismatch"]


def test_other_files_of_that_court_are_filed(jb):
    assert filed_by_the_worker(received(file_of(record(citation_number="B1")))).state == "filed"


def test_a_court_without_the_setting_files_them_all_the_same():
    assert filed_by_the_worker(received(MORE, "ventura-2001")).state == "filed"


def test_the_command_says_that_it_waits(tmp_path):
    path = tmp_path / "june.txt"
    path.write_bytes(MORE)
    with pytest.raises(CommandError, match="looked at first"):
        call_command("import_citations", str(path), "--profile", "strict", "--json", stdout=io.StringIO())
    assert (Transfer.objects.get().state, Citation.objects.count()) == ("received", 0)
