"""The interface that machines call: sending, asking, trying, and every way to be refused."""

import hashlib
import io
import uuid
from datetime import UTC, datetime

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from citations import tasks
from citations.keeping import storage
from citations.models import Citation, Transfer
from citations.partners import api
from citations.partners.services.keeping import renew_token, switch
from citations.queries import verdict_of
from citations.services import trying
from notifications.models import OutgoingMail
from tests.citations.conftest import filed, received
from tests.citations.partners.conftest import FILE, Machine

pytestmark = pytest.mark.django_db

SEND, CHECK = "/api/v1/transfers", "/api/v1/check"


def told(answer):
    """Status and the one sentence."""
    assert list(answer.json()) == ["error"]
    assert answer["Content-Type"].startswith("application/json")
    assert answer["Cache-Control"] == "no-store"
    return answer.status_code, answer.json()["error"]


def test_a_file_is_sent_asked_for_and_read(machine):
    sent = machine.post(SEND, **{"x-file-name": "june.txt"})
    transfer = Transfer.objects.get()
    assert (sent.status_code, sent.json()) == (
        202,
        {
            "transfer": str(transfer.pk),
            "sha256": hashlib.sha256(FILE).hexdigest(),
            "size": len(FILE),
            "state": "received",
        },
    )
    assert (transfer.channel, transfer.channel_agency, transfer.file_name) == ("api", "vcso", "june.txt")
    with storage.opened(transfer.sha256, transfer.size) as source:
        assert source[:] == FILE
    waiting = machine.get(f"{SEND}/{transfer.pk}")
    assert (waiting.status_code, waiting.json()["state"], waiting.json()["records"]) == (200, "received", [])
    tasks.file_transfer(str(transfer.pk))
    read = machine.get(f"{SEND}/{transfer.pk}").json()
    verdict = verdict_of(Transfer.objects.get()).starred().as_json()
    assert {key: read[key] for key in verdict} == verdict
    assert (read["state"], read["totals"]["received"], read["file_name"]) == ("filed", 2, "june.txt")
    assert "12345678X" not in str(read)
    letter = OutgoingMail.objects.get()
    assert (letter.to_address, letter.to_user) == ("maple@example.org", None)


def test_a_form_with_a_file_is_as_good_as_the_bare_bytes(machine):
    sent = machine.form(SEND, file=SimpleUploadedFile("july.txt", FILE))
    assert (sent.status_code, sent.json()["sha256"]) == (202, hashlib.sha256(FILE).hexdigest())
    assert Transfer.objects.get().file_name == "july.txt"


def test_a_large_form_is_taken_from_the_disk(machine, settings, stored):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 100
    settings.FILE_UPLOAD_TEMP_DIR = str(stored)
    assert machine.form(SEND, file=SimpleUploadedFile("july.txt", FILE)).json()["size"] == len(FILE)
    assert [each.name for each in stored.iterdir() if each.is_file()] == []


def test_the_ledger_names_the_system(machine, poc):
    machine.post(SEND)
    client = Client()
    client.force_login(poc)
    page = client.get(f"/citations/files/{Transfer.objects.get().pk}/")
    assert (page.status_code, b"Sent by Maple records system." in page.content) == (200, True)


def test_no_cookie_is_set_and_none_is_asked_for(machine):
    assert (machine.post(SEND).cookies, machine.get("/api/v1/openapi.json").cookies) == ({}, {})


@pytest.mark.parametrize("headers", [{}, {"authorization": "Basic abc"}, {"authorization": "Bearer "}])
def test_without_a_token_nobody_gets_in(headers, machine):
    for answer in (
        Client().post(SEND, FILE, "text/plain", headers=headers),
        Client().get(f"{SEND}/{uuid.uuid4()}", headers=headers),
        Client().post(CHECK, FILE, "text/plain", headers=headers),
        Client().get("/api/v1/", headers=headers),
        Client().get("/api/other", headers=headers),
    ):
        assert (told(answer)[0], answer["WWW-Authenticate"]) == (401, "Bearer")
    assert Transfer.objects.count() == 0


def test_a_wrong_a_replaced_and_a_switched_off_token_are_refused(machine, dps):
    assert told(Machine(machine.partner, "etk_" + "A" * 43).post(SEND))[0] == 401
    assert told(Machine(machine.partner, "\u00e9\x01").post(SEND))[0] == 401
    newer = Machine(machine.partner, renew_token(machine.partner, actor=dps))
    assert (told(machine.post(SEND))[0], newer.post(SEND).status_code) == (401, 202)
    switch(machine.partner, actor=dps, is_active=False)
    assert told(newer.post(SEND))[0] == 401
    switch(machine.partner, actor=dps, is_active=True)
    assert newer.post(SEND).status_code == 202


def test_somebody_who_is_signed_in_gets_no_further_than_anybody(machine, admin):
    client = Client()
    client.force_login(admin)
    assert told(client.post(SEND, FILE, "text/plain"))[0] == 401


def test_what_another_system_sent_is_as_good_as_missing(machine, stranger):
    number = machine.post(SEND).json()["transfer"]
    foreign, absent = stranger.get(f"{SEND}/{number}"), stranger.get(f"{SEND}/{uuid.uuid4()}")
    assert told(foreign) == told(absent) == (404, "There is no such file among those that your system sent.")
    by_hand = filed(FILE.replace(b"OK1", b"OK9"))
    assert told(machine.get(f"{SEND}/{by_hand.pk}"))[0] == 404


@pytest.mark.parametrize("url", [SEND, CHECK])
def test_what_is_too_large_is_answered_with_the_limit(url, machine, settings):
    settings.CITATION_FILE_LIMIT = 2048
    for answer in (machine.post(url), machine.form(url, file=SimpleUploadedFile("june.txt", FILE))):
        status, sentence = told(answer)
        assert (status, "at most 2.0 KB" in sentence) == (413, True)
    assert Transfer.objects.count() == 0


@pytest.mark.parametrize("url", [SEND, CHECK])
def test_a_call_without_a_file_is_refused(url, machine):
    assert told(machine.post(url, b"", **{"content-length": "0"}))[0] == 400
    assert told(machine.form(url, other="thing"))[0] == 400
    assert told(machine.form(url, file="no file but a word"))[0] == 400
    assert told(machine.post(url, b"--no form", "multipart/form-data"))[0] == 400
    assert told(machine.post(url, FILE, **{"content-length": "many"}))[0] == 400
    assert told(machine.post(url, FILE, **{"content-length": ""}))[0] == 411


@pytest.mark.parametrize("url", [SEND, CHECK])
@pytest.mark.parametrize("kind", ["application/octet-stream", "multipart/form-data; boundary=x"])
def test_a_file_that_broke_off_on_the_way_is_not_kept(url, kind, machine, stored):
    form = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n' + FILE
    # The client of the tests refuses to read less than it was told, so the body is put under it.
    line = {"wsgi.input": io.BytesIO(form), "CONTENT_LENGTH": str(len(form) + 2_696)}
    status, sentence = told(Client().generic("POST", url, b"", kind, headers=machine.headers, **line))
    assert (status, "did not arrive whole" in sentence) == (400, True)
    assert (Transfer.objects.count(), [each for each in (stored / "media").rglob("*") if each.is_file()]) == (0, [])


def test_methods_and_addresses_that_do_not_exist_are_answered_in_json(machine):
    answer = machine.get(SEND)
    assert (told(answer)[0], answer["Allow"], answer["X-Content-Type-Options"]) == (405, "POST", "nosniff")
    assert int(answer["Content-Length"]) == len(answer.content)
    assert [told(machine.get(url))[0] for url in ("/api/v1/", "/api/v2/transfers", f"{SEND}/7", f"{SEND}/")] == [
        404
    ] * 4


def test_a_form_with_too_much_around_its_file_is_refused(machine, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10
    assert told(machine.form(SEND, word="x" * 100, file=SimpleUploadedFile("june.txt", FILE)))[0] == 400
    assert Transfer.objects.count() == 0


def test_what_breaks_on_our_side_is_answered_in_json_and_repeats_nothing(machine, monkeypatch):
    def broken(**_):
        raise RuntimeError(machine.token)

    monkeypatch.setattr(api, "send", broken)
    client = Client(raise_request_exception=False)
    answer = client.post(SEND, FILE, "text/plain", headers=machine.headers)
    assert (told(answer)[0], machine.token in told(answer)[1]) == (500, False)


def test_a_full_disk_is_named(machine, settings, stored):
    (stored / "flat").write_text("no folder")
    settings.MEDIA_ROOT = str(stored / "flat")
    assert told(machine.post(SEND))[0] == 503


def test_calls_are_counted_by_the_minute_and_by_system(machine, stranger, settings):
    settings.CITATION_CALLS_PER_MINUTE = 2
    url = f"{SEND}/{uuid.uuid4()}"
    with time_machine.travel(datetime(2026, 11, 25, 12, 0, 20, tzinfo=UTC), tick=False) as clock:
        assert [machine.get(url).status_code for _ in range(3)] == [404, 404, 429]
        refused = machine.post(SEND)
        assert (told(refused)[0], refused["Retry-After"], "40 seconds" in told(refused)[1]) == (429, "40", True)
        assert stranger.get(url).status_code == 404
        clock.shift(40)
        assert [machine.get(url).status_code for _ in range(3)] == [404, 404, 429]
    assert Transfer.objects.count() == 0


def test_a_trial_gives_the_verdict_and_keeps_nothing(machine, stored):
    trial = machine.post(CHECK)
    formed = machine.form(CHECK, file=SimpleUploadedFile("june.txt", FILE))
    assert (trial.status_code, trial.json()) == (200, formed.json())
    assert (Transfer.objects.count(), Citation.objects.count(), OutgoingMail.objects.count()) == (0, 0, 0)
    assert [path for path in (stored / "media").rglob("*") if path.is_file()] == []
    real = verdict_of(filed(FILE, "vcso")).starred().as_json()
    for each in real["records"]:
        each["case_number"] = None
    assert trial.json() == real | {"transfer": None, "records": trial.json()["records"], "looks_like": []}
    assert [(each["stage"], each["span"]) for each in trial.json()["records"]] == [
        (each["stage"], each["span"]) for each in real["records"]
    ]


def test_the_description_is_open_to_all_and_lists_every_address():
    described = Client().get("/api/v1/openapi.json")
    assert described.status_code == 200
    paths = described.json()["paths"]
    assert {path: list(methods) for path, methods in paths.items()} == {
        "/api/v1/transfers": ["post"],
        "/api/v1/transfers/{number}": ["get"],
        "/api/v1/check": ["post"],
        "/api/v1/conformance": ["get", "post"],
        "/api/v1/conformance/pack": ["get"],
    }
    body = paths["/api/v1/transfers"]["post"]["requestBody"]["content"]
    assert set(body) == {"application/octet-stream", "application/json", "application/xml", "multipart/form-data"}
    statuses = {"202", "400", "401", "411", "413", "422", "429", "503"}
    assert set(paths["/api/v1/transfers"]["post"]["responses"]) == statuses


def test_the_same_file_again_is_one_import(machine):
    first = machine.post(SEND).json()["transfer"]
    assert machine.post(SEND).json()["transfer"] == first
    tasks.file_transfer(first)
    again = machine.post(SEND).json()["transfer"]
    tasks.file_transfer(again)
    read = machine.get(f"{SEND}/{again}").json()
    assert ([note["code"] for note in read["notes"]].count("resent_file"), read["totals"]["skipped"]) == (1, 2)
    assert (read["resend_of"], Citation.objects.count()) == (first, 2)


def test_a_file_that_another_channel_brought_and_is_not_read_yet_gets_a_number_of_its_own(machine):
    first = received(FILE)
    number = machine.post(SEND).json()["transfer"]
    assert number != str(first.pk)
    tasks.file_transfer(number)
    assert machine.get(f"{SEND}/{number}").json()["state"] == "received"
    assert Transfer.objects.get(pk=number).tries == 0
    assert trying.sweep() == 1
    tasks.file_transfer(str(first.pk))
    tasks.file_transfer(number)
    read = machine.get(f"{SEND}/{number}").json()
    assert (read["state"], read["totals"]["skipped"], read["resend_of"]) == ("filed", 2, None)


def test_what_was_no_citation_file_the_first_time_is_none_the_second_time(machine):
    spoiled = "ÄÖÜ".encode("utf-16")
    first = received(spoiled)
    number = machine.post(SEND, spoiled).json()["transfer"]
    tasks.file_transfer(str(first.pk))
    tasks.file_transfer(number)
    read = machine.get(f"{SEND}/{number}").json()
    assert (read["state"], [note["code"] for note in read["notes"]]) == ("refused", ["not_ascii"])


def test_citations_are_sent_as_json_and_end_like_those_of_a_file(machine):
    said = {"date": "2016-06-29", "agency": "VCSO", "citations": [{"citation_number": "J1", "issuing_agency": "VCSO"}]}
    tried = machine.post(CHECK, said, "application/json")
    assert (tried.status_code, tried.json()["totals"]["received"]) == (200, 1)
    assert tried.json()["records"][0]["citation_number"] == "J1"
    sent = machine.post(SEND, said, "application/json")
    transfer = Transfer.objects.get()
    assert (sent.status_code, sent.json()["size"]) == (202, 2 * 2697)
    with storage.opened(transfer.sha256, transfer.size) as source:
        assert hashlib.sha256(source[:]).hexdigest() == sent.json()["sha256"] == tried.json()["sha256"]
    wrong = machine.post(SEND, {"date": "2016-06-29", "citations": [{"zip": "93023-12345"}]}, "application/json")
    assert told(wrong) == (400, "Citation 1, zip: 11 characters, and the field has 9. Nothing was kept.")
    assert Transfer.objects.count() == 1


def test_json_that_is_too_long_is_not_read(machine, monkeypatch):
    monkeypatch.setattr("citations.partners.incoming.BY_NAME_LIMIT", 10)
    status, sentence = told(machine.post(SEND, {"date": "2016-06-29", "citations": []}, "application/json"))
    assert (status, "at most 10 can be read" in sentence) == (413, True)
