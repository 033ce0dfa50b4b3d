"""The worker files what was received, goes on where it stopped, and sets aside what stops at the same place again and again."""

import base64
import io
import json
import logging
from datetime import UTC, datetime

import psycopg2
import pytest
import redis
from django.db import connection

from citations import profiles, tasks
from citations.keeping import storage
from citations.models import Citation, Transfer
from citations.queries import verdict_of
from citations.services import filing, trying
from citations.services.receiving import receive
from citations.states import Channel
from notifications import bell
from notifications.models import OutgoingMail
from tests.citations.records import TODAY, file_of, record
from workflow.errors import NotNow, NotYou
from workflow.history import entries_of

pytestmark = pytest.mark.django_db

FILE = file_of(*(record(citation_number=f"N{number}") for number in range(40)))


@pytest.fixture(autouse=True)
def folder(settings, tmp_path, monkeypatch):
    settings.MEDIA_ROOT = str(tmp_path / "media")
    monkeypatch.setattr(filing, "CHUNK", 8)


def received(actor=None, data=FILE):
    return receive(
        stream=io.BytesIO(data),
        channel=Channel.UPLOAD,
        agency="VCSO",
        profile=profiles.load(),
        today=TODAY,
        actor=actor,
        file_name="june.txt",
    )


def again(transfer):
    return Transfer.objects.get(pk=transfer.pk)


def lose(transfer):
    path = storage.path_of(transfer.sha256)
    return path.rename(path.with_name("elsewhere"))


def test_the_worker_files_what_was_received_and_tells_the_sender(dps):
    transfer = received(dps)
    tasks.file_transfer(str(transfer.pk))
    tasks.file_transfer(str(transfer.pk))
    assert (again(transfer).state, again(transfer).totals["open"], Citation.objects.count()) == ("filed", 40, 40)
    [mail] = OutgoingMail.objects.all()
    assert (mail.to_user, "Open: 40" in mail.body, "Received in all: 40" in mail.body) == (dps, True, True)
    assert f"/citations/files/{transfer.pk}/" in mail.body


def test_a_file_that_is_no_citation_file_is_refused_and_the_sender_told(dps):
    transfer = received(dps, b"PK\x03\x04\x00packed")
    tasks.file_transfer(str(transfer.pk))
    assert again(transfer).state == "refused"
    assert "could not be read" in OutgoingMail.objects.get().body


def test_nobody_is_told_of_a_file_without_a_sender():
    tasks.file_transfer(str(received().pk))
    assert OutgoingMail.objects.count() == 0


def test_an_interrupted_file_goes_on_where_it_stopped(monkeypatch):
    transfer, stored = received(), []

    def dies(*given):
        if len(stored) == 2:
            raise OSError
        stored.append(given)
        return store(*given)

    store = filing._store
    with monkeypatch.context() as patch:
        patch.setattr(filing, "_store", dies)
        tasks.file_transfer(str(transfer.pk))
    assert (again(transfer).totals["received"], again(transfer).tries, again(transfer).state) == (16, 1, "received")
    tasks.file_transfer(str(transfer.pk))
    numbers = [each.citation_number for each in verdict_of(again(transfer)).records]
    assert numbers == [f"N{number}" for number in range(40)]


def test_the_third_failure_at_one_place_sets_the_file_aside_and_a_person_frees_it(jb, poc, caplog):
    transfer = received()
    place = lose(transfer)
    caplog.set_level(logging.ERROR)
    for _ in range(5):
        tasks.file_transfer(str(transfer.pk))
    aside = again(transfer)
    assert (aside.state, aside.tries, aside.needs_somebody) == ("received", 3, True)
    assert aside.trouble == trying.SENTENCES[OSError]
    assert [mail.kind for mail in OutgoingMail.objects.all()] == ["citations.transfer_set_aside"]
    assert trying.sweep() == 0
    with pytest.raises(NotYou):
        trying.retry(aside, actor=poc)
    place.rename(storage.path_of(transfer.sha256))
    trying.retry(aside, actor=jb)
    with pytest.raises(NotNow):
        trying.retry(again(transfer), actor=jb)
    tasks.sweep_transfers()
    tasks.file_transfer(str(transfer.pk))
    assert again(transfer).state == "filed"
    assert [entry.verb for entry in entries_of(transfer)] == ["receive", "set_aside", "retry", "file"]
    assert len(caplog.records) == 3


@pytest.mark.django_db(transaction=True)
def test_what_goes_wrong_is_logged_without_what_is_in_the_file(monkeypatch, caplog):
    transfer = received(data=file_of(record(citation_number="SECRET1")))

    def refuses(*_):
        with connection.cursor() as cursor:
            cursor.execute("SELECT 'SECRET1'::integer")

    monkeypatch.setattr(filing, "_store", refuses)
    tasks.file_transfer(str(transfer.pk))
    assert again(transfer).trouble == "The database did not take the records."
    assert ("was not filed" in caplog.text, "SECRET1" in caplog.text) == (True, False)


def ends_connections(monkeypatch, times):
    """End the connection of the worker from outside, each time that it is about to store the third chunk."""
    store, ended = filing._store, []

    def stores(transfer, *given):
        if transfer.citations.count() == 16 and len(ended) < times:
            link = connection.connection
            with psycopg2.connect(link.dsn, password=connection.settings_dict["PASSWORD"]) as other:
                other.cursor().execute("SELECT pg_terminate_backend(%s, 5000)", [link.info.backend_pid])
            ended.append(True)
            other.close()
        return store(transfer, *given)

    monkeypatch.setattr(filing, "_store", stores)
    return ended


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_ends_five_times_at_one_place_does_not_count_against_the_file(monkeypatch):
    transfer, tries = received(), []
    ended = ends_connections(monkeypatch, 5)
    for _ in range(6):
        tasks.file_transfer(str(transfer.pk))
        tries.append((again(transfer).state, again(transfer).tries))
    assert (len(ended), {state for state, _ in tries[:5]}) == (5, {"received"})
    assert max(count for _, count in tries) <= 1
    assert (again(transfer).state, again(transfer).is_set_aside, Citation.objects.count()) == ("filed", False, 40)
    assert OutgoingMail.objects.filter(kind="citations.transfer_set_aside").count() == 0


def tried_until_the_end(transfer, changed_at):
    Transfer.objects.filter(pk=transfer.pk).update(tries=trying.MOST_TRIES, changed_at=changed_at)
    tasks.file_transfer(str(transfer.pk))
    return again(transfer)


def test_a_try_that_a_restart_of_the_database_cut_off_is_given_back_at_the_next_one():
    before = datetime(2020, 1, 1, tzinfo=UTC)
    assert tried_until_the_end(received(), before).state == "filed"


def test_a_worker_that_died_three_times_at_one_place_has_its_file_set_aside():
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        [now] = cursor.fetchone()
    aside = tried_until_the_end(received(), now)
    assert (aside.needs_somebody, aside.tries) == (True, 3)
    assert "interrupted 3 times" in aside.trouble


def test_the_bell_names_the_task_and_the_file_and_nothing_else(monkeypatch, settings):
    monkeypatch.setattr(bell, "_silent_until", 0.0)
    transfer = received()
    broker = redis.Redis.from_url(settings.REDIS_URL)
    broker.delete("celery")
    assert trying.sweep() == 1
    message = json.loads(broker.lindex("celery", 0))
    broker.close()
    assert message["headers"]["task"] == trying.TASK
    assert json.loads(base64.b64decode(message["body"]))[0] == [str(transfer.pk)]


def test_a_broker_that_is_down_does_not_hurt(monkeypatch):
    monkeypatch.setattr(bell, "_silent_until", 0.0)
    monkeypatch.setattr(bell, "_connection", lambda: (_ for _ in ()).throw(OSError))
    received()
    assert trying.sweep() == 1
