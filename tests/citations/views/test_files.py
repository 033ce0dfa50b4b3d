"""Pages of files and records: who sees which, what they say, and what they keep secret."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from citations import tasks
from citations.keeping import storage
from citations.models import Citation, ImageRead, Transfer
from citations.queries import verdict_of
from citations.services import trying
from citations.services.rehearsing import try_source
from citations.views import uploads
from notifications.models import OutgoingMail
from tests.citations.conftest import filed, received
from tests.citations.records import file_of, header, record

pytestmark = pytest.mark.django_db

WRONG = record(
    citation_number="BAD1",
    eye_color="BRN",
    social_security_number="12345678X",
    date_of_birth="13131980",
    driver_license_number="X7654321",
    driver_license_state="CA",
    violation_1_section="4000(AA)",
)
FILE = file_of(record(citation_number="OK1"), WRONG, record(citation_number="OK2")[:2000])
FOREIGN = file_of(record(citation_number="ELSE", issuing_agency="OXPD"), agency="OXPD")


def as_(user):
    client = Client()
    client.force_login(user)
    return client


def text(answer):
    return " ".join(answer.content.decode().split())


def sent(data, **fields):
    return {"file": SimpleUploadedFile("june.txt", data), **fields}


ROLES = {"head": 200, "poc": 200, "officer_user": 403, "dps": 200, "jb": 200, "jb_ops": 200, "admin": 200}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", ["transfer_list", "citation_upload", "citation_check", "citation_report"])
def test_each_page_opens_for_its_roles(role, name, sheriff, request):
    client = as_(request.getfixturevalue(role))
    assert client.get(reverse(name)).status_code == ROLES[role]
    odd = "?q=%00%27&state=nonsense&agency=x&after=%25&before=e30&stage=9&error=z&since=never&until=9999-12-31"
    assert client.get(reverse(name) + odd).status_code == ROLES[role]


@pytest.mark.parametrize("role", ROLES)
def test_the_pages_of_a_file_open_for_its_roles(role, sheriff, request):
    transfer = filed(FILE)
    client = as_(request.getfixturevalue(role))
    for url in (
        reverse("transfer_page", args=[transfer.pk]),
        reverse("transfer_verdict", args=[transfer.pk]),
        reverse("citation_page", args=[transfer.citations.get(record=2).pk]),
        reverse("citation_report_file", args=["csv"]),
        reverse("citation_report_file", args=["xlsx"]),
    ):
        assert (url, client.get(url).status_code) == (url, ROLES[role])


def test_another_agencys_files_are_as_good_as_missing(sheriff, poc, stranger_poc, dps):
    own, foreign = filed(FILE), filed(FOREIGN, "OXPD")
    client = as_(poc)
    pages = [
        reverse("transfer_page", args=[foreign.pk]),
        reverse("transfer_verdict", args=[foreign.pk]),
        reverse("citation_page", args=[foreign.citations.get().pk]),
    ]
    assert [client.get(page).status_code for page in pages] == [404, 404, 404]
    assert [as_(dps).get(page).status_code for page in pages] == [200, 200, 200]
    assert as_(stranger_poc).get(reverse("transfer_page", args=[own.pk])).status_code == 404
    assert list(as_(poc).get(reverse("transfer_list")).context["page"]) == [own]
    assert client.post(reverse("transfer_retry", args=[own.pk])).status_code == 403
    assert ImageRead.objects.filter(reader=poc).count() == 0


def test_whoever_sent_a_file_sees_all_of_it_and_whom_it_names_sees_their_record(sheriff, poc, head):
    mixed = filed(file_of(record(citation_number="MINE"), record(citation_number="THEIRS", issuing_agency="OXPD")))
    passed_on = filed(file_of(record(citation_number="BY-OTHERS"), agency="OXPD"), "OXPD")
    pages = [reverse("citation_page", args=[each.pk]) for each in mixed.citations.order_by("record")]
    assert [as_(poc).get(page).status_code for page in pages] == [200, 200]
    page = as_(poc).get(reverse("citation_page", args=[passed_on.citations.get().pk]))
    assert (page.status_code, reverse("transfer_page", args=[passed_on.pk]) in text(page)) == (200, False)


def test_a_file_goes_from_the_form_to_the_worker_to_the_page(sheriff, poc):
    client = as_(poc)
    answer = client.post(reverse("citation_upload"), sent(FILE, agency="vcso"), follow=True)
    transfer = Transfer.objects.get()
    assert answer.redirect_chain == [(reverse("transfer_page", args=[transfer.pk]), 302)]
    assert "is being read" in text(answer)
    assert client.get(reverse("transfer_verdict", args=[transfer.pk])).status_code == 409
    with storage.opened(transfer.sha256, transfer.size) as source:
        assert source[:] == FILE
    tasks.file_transfer(str(transfer.pk))
    page = text(client.get(reverse("transfer_page", args=[transfer.pk])))
    assert "is being read" not in page
    assert "june.txt" in page
    totals = {
        stage.value: count
        for stage, count in client.get(reverse("transfer_page", args=[transfer.pk])).context["totals"]
    }
    assert totals == {"open": 1, "temporary": 1, "rejected": 0, "unreadable": 1, "skipped": 0}
    assert OutgoingMail.objects.get().to_user == poc


def test_the_browser_that_shows_progress_is_told_where_to_go(sheriff, poc):
    answer = as_(poc).post(reverse("citation_upload"), sent(FILE, agency="vcso"), headers={"x-progress": "yes"})
    assert answer.json() == {"to": reverse("transfer_page", args=[Transfer.objects.get().pk])}


def test_staff_may_send_a_file_that_says_itself_whose_it_is(sheriff, jb):
    assert as_(jb).post(reverse("citation_upload"), sent(FILE)).status_code == 302
    assert Transfer.objects.get().channel_agency == ""


def test_nobody_sends_for_an_agency_that_is_not_theirs(sheriff, other_agency, poc, stranger_poc):
    assert as_(poc).post(reverse("citation_upload"), sent(FILE, agency="OXPD")).status_code == 422
    page = as_(stranger_poc).post(reverse("citation_upload"), sent(FILE, agency=""))
    assert (page.status_code, "no code in citation files yet" in text(page)) == (422, True)
    assert Transfer.objects.count() == 0


def test_a_file_too_large_is_answered_with_the_limit(sheriff, poc, settings):
    settings.CITATION_FILE_LIMIT = 2048
    page = as_(poc).post(reverse("citation_upload"), sent(FILE, agency="vcso"))
    assert (page.status_code, "at most 2.0 KB can be sent at once" in page.content.decode()) == (413, True)


def test_the_same_file_again_says_so_and_points_to_the_first(sheriff, poc):
    first = filed(FILE)
    client = as_(poc)
    client.post(reverse("citation_upload"), sent(FILE, agency="vcso"))
    again = Transfer.objects.exclude(pk=first.pk).get()
    tasks.file_transfer(str(again.pk))
    page = text(client.get(reverse("transfer_page", args=[again.pk])))
    assert (reverse("transfer_page", args=[first.pk]) in page, "received before" in page) == (True, True)


def test_a_file_that_another_agency_is_sending_at_this_moment_is_not_shown(sheriff, poc):
    received(FILE, "OXPD")
    answer = as_(poc).post(reverse("citation_upload"), sent(FILE, agency="vcso"), follow=True)
    assert answer.redirect_chain == [(reverse("transfer_list"), 302)]


def test_a_file_is_tried_and_nothing_of_it_is_kept(sheriff, poc, stored):
    client = as_(poc)
    page = text(client.post(reverse("citation_check"), sent(FILE, agency="vcso")))
    assert ("Verdict of the trial" in page, "BAD1" in page, "12345678X" in page) == (True, True, False)
    trial = client.post(reverse("citation_check"), sent(FILE, agency="vcso", json="yes")).json()
    assert (Transfer.objects.count(), Citation.objects.count(), OutgoingMail.objects.count()) == (0, 0, 0)
    assert [path for path in (stored / "media").rglob("*") if path.is_file()] == []
    real = verdict_of(filed(FILE)).starred().as_json()
    for each in real["records"]:
        each["case_number"] = None
    for each in trial["records"]:
        each.pop("looks_like")
    assert trial["records"] == real["records"]
    assert (trial["totals"], trial["transfer"]) == (real["totals"], None)


def left_in(folder):
    return [path.name for path in folder.rglob("*") if path.is_file()]


def test_a_large_file_is_tried_from_a_file_without_a_name(sheriff, poc, settings, stored, monkeypatch):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 100
    settings.FILE_UPLOAD_TEMP_DIR = str(stored)
    seen = []
    monkeypatch.setattr(
        uploads, "try_source", lambda source, **given: seen.append(left_in(stored)) or try_source(source, **given)
    )
    trial = as_(poc).post(reverse("citation_check"), sent(FILE, agency="vcso", json="yes")).json()
    assert trial["totals"]["received"] == 3
    assert (seen, left_in(stored)) == ([[]], [])


def test_a_large_file_is_sent_from_the_disk(sheriff, poc, settings, stored):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 100
    as_(poc).post(reverse("citation_upload"), sent(FILE, agency="vcso"))
    transfer = Transfer.objects.get()
    with storage.opened(transfer.sha256, transfer.size) as source:
        assert source[:] == FILE


def test_the_page_of_a_record_says_what_is_wrong_where_and_what_would_be_right(sheriff, poc):
    transfer = filed(FILE)
    citation = transfer.citations.get(record=2)
    page = text(as_(poc).get(reverse("citation_page", args=[citation.pk])))
    assert 'did you mean <strong class="mono">BRO</strong>' in page
    assert "4000(A) VC" in page
    assert "positions 908 to 919 of the record" in page
    assert "<mark>BRN·········</mark>" in page
    assert [secret in page for secret in ("12345678X", "13131980", "X7654321")] == [False, False, False]
    assert list(ImageRead.objects.values_list("citation", "reader", "purpose")) == [(citation.pk, poc.pk, "page")]


def test_an_unreadable_record_says_how_long_it_is(sheriff, poc):
    citation = filed(FILE).citations.get(record=3)
    page = text(as_(poc).get(reverse("citation_page", args=[citation.pk])))
    assert ("The record has 2,000 bytes" in page, "Write the record out to its full length" in page) == (True, True)


def test_a_record_whose_bytes_cannot_be_opened_still_has_a_page(sheriff, poc):
    transfer = filed(FILE)
    storage.path_of(transfer.sha256).unlink()
    page = as_(poc).get(reverse("citation_page", args=[transfer.citations.get(record=3).pk]))
    assert (page.status_code, "cannot be opened here" in text(page)) == (200, True)


def test_the_verdict_for_machines_is_the_one_of_the_command_with_secrets_starred(sheriff, poc):
    transfer = filed(FILE)
    answer = as_(poc).get(reverse("transfer_verdict", args=[transfer.pk]))
    assert "13131980" not in answer.content.decode()
    said = verdict_of(transfer).as_json()
    for each in said["records"]:
        for problem in each["problems"]:
            if problem["field"] in ("date_of_birth", "driver_license_number"):
                problem["value"] = "*" * len(problem["value"])
    assert json.loads(answer.content) == json.loads(json.dumps(said))


def test_a_header_that_counts_otherwise_is_told_beside_the_totals(sheriff, poc):
    page = as_(poc).get(reverse("transfer_page", args=[filed(b"\n".join((header(count="0007"), record()))).pk]))
    assert "7, but 1 were found" in text(page)
    assert sum(count for _, count in page.context["totals"]) == page.context["received"] == 1


def test_a_file_set_aside_is_shown_and_freed_by_staff(sheriff, jb, poc):
    transfer = received(FILE)
    storage.path_of(transfer.sha256).unlink()
    for _ in range(4):
        trying.try_to_file(str(transfer.pk))
    page = reverse("transfer_page", args=[transfer.pk])
    assert ("Set aside" in text(as_(poc).get(page)), "Try again" in text(as_(poc).get(page))) == (True, False)
    client = as_(jb)
    assert page in text(client.get(reverse("home")))
    assert list(client.get(reverse("transfer_list") + "?state=aside").context["page"]) == [transfer]
    assert "Try again" in text(client.get(page))
    assert client.post(reverse("transfer_retry", args=[transfer.pk])).status_code == 302
    assert client.post(reverse("transfer_retry", args=[transfer.pk])).status_code == 409
    assert Transfer.objects.get().is_waiting


def test_records_of_a_file_are_filtered(sheriff, poc):
    page = reverse("transfer_page", args=[filed(FILE).pk])
    client = as_(poc)
    assert [row.record for row in client.get(page + "?stage=temporary").context["page"]] == [2]
    assert [row.record for row in client.get(page + "?q=ok1").context["page"]] == [1]
    assert "No record fits" in text(client.get(page + "?stage=skipped"))


def many(number):
    return file_of(*(record(citation_number=f"N{each}", eye_color="BRN") for each in range(number)))


@pytest.mark.parametrize("user", ["jb", "poc"])
def test_thirty_rows_ask_no_more_than_one(user, sheriff, request):
    client = as_(request.getfixturevalue(user))

    def asked(url):
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url).status_code == 200
        return len(captured)

    small = filed(many(1))
    urls = [reverse("transfer_list"), reverse("citation_report"), reverse("transfer_page", args=[small.pk])]
    asked(reverse("home"))  # the first page of a session asks a little more
    before = [asked(url) for url in urls]
    large = filed(file_of(*(record(citation_number=f"M{each}", eye_color="BRN") for each in range(30))))
    for number in range(28):
        filed(file_of(record(citation_number=f"L{number}")))
    urls[2] = reverse("transfer_page", args=[large.pk])
    assert [asked(url) for url in urls] == before


def test_a_trial_counts_no_skipped_or_unreadable_record_as_good(sheriff, poc):
    again = file_of(record(citation_number="OK1"), record(citation_number="OK1"), record()[:99])
    answer = as_(poc).post(reverse("citation_check"), sent(again, agency="vcso"))
    assert (answer.context["totals"][-1][1], answer.context["good"]) == (1, 1)
    assert "Verdict of the trial:" in text(answer)


def test_a_trial_without_any_record_says_so_and_leads_nowhere(sheriff, poc):
    page = text(as_(poc).post(reverse("citation_check"), sent(b"ab", agency="vcso")))
    assert ("No record was found in it." in page, "when its records are as they should be" in page) == (True, False)
