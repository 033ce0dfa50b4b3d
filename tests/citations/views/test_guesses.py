"""Where people and machines are told that a record looks shifted (N-08), and that looking into images is written down."""

import pytest
from django.urls import reverse

from citations.layout.citation import CITATION, LENGTH
from citations.models import Citation, ImageRead, Transfer
from citations.models.image_read import Purpose
from citations.queue.queries import corrected_values
from tests.citations.conftest import filed
from tests.citations.partners.conftest import Machine, drop, machine, partner  # noqa: F401 - fixtures
from tests.citations.queue.walking import correct_url
from tests.citations.records import file_of, record
from tests.citations.views.test_files import as_, sent, text

pytestmark = pytest.mark.django_db

BADGE = CITATION.by_key["officer_badge"].start - 1
TOLD = f"This record looks shifted by one byte to the left from byte {BADGE + 1} (Officer Badge Number) on."


def whole(number: str) -> bytes:
    return record(
        citation_number=number,
        date_of_birth="01311980",
        officer_first_name="ANN",
        appearance_time="0830",
        appearance_ampm="A",
        signed="Y",
        officer_remarks="WAS POLITE",
    )


def shifted(number: str) -> bytes:
    raw = whole(number)
    return (raw[: BADGE - 1] + raw[BADGE:]).ljust(LENGTH)


FILE = file_of(shifted("S1"), shifted("S2"), whole("OK"), whole("LONG") + whole("LONG2"))
MANY = f"2 of 3 records that are unreadable or wrong in three or more places look shifted by one byte to the left from byte {BADGE + 1}"


def first_of(transfer: Transfer) -> Citation:
    return transfer.citations.select_related("transfer").get(record=1)


def test_the_page_of_a_record_says_what_it_looks_like_and_what_it_would_say_then(sheriff, poc):
    transfer = filed(FILE)
    page = text(as_(poc).get(reverse("citation_page", args=[first_of(transfer).pk])))
    assert TOLD in page
    assert "What the record would say then" in page
    assert "PHILLIPS" in page
    assert list(ImageRead.objects.values_list("reader", "purpose")) == [(poc.pk, Purpose.PAGE)]
    good = as_(poc).get(reverse("citation_page", args=[transfer.citations.get(record=3).pk]))
    assert "looks shifted" not in text(good)
    glued = as_(poc).get(reverse("citation_page", args=[transfer.citations.get(record=4).pk]))
    assert "This record looks like two records on one line" in text(glued)


def spilled(phone: str) -> bytes:
    """Two bytes too many before the street: the end of the social security number stands where the phone number should."""
    raw = record(
        citation_number="S9",
        date_of_birth="01311980",
        social_security_number="123456789",
        phone_number=phone,
        sex="F",
        officer_first_name="ANN",
        appearance_time="0830",
        appearance_ampm="A",
        signed="Y",
    )
    at = CITATION.by_key["street_number"].start - 1
    return (raw[:at] + b"ZZ" + raw[at:])[:LENGTH]


def test_what_is_secret_is_starred_where_it_stands_in_a_shifted_record(sheriff, poc, machine: Machine):  # noqa: F811
    data = file_of(spilled("8055550100"))
    page = text(as_(poc).get(reverse("citation_page", args=[first_of(filed(data)).pk])))
    assert "This record looks shifted by two bytes to the right" in page
    assert "8980555501" not in page
    tried = machine.post("/api/v1/check", file_of(spilled("").replace(b"S9", b"S8"))).json()
    values = {each["field"]: each["value"] for each in tried["records"][0]["problems"]}
    assert values["phone_number"] == "**"


def test_the_page_of_a_file_counts_what_looks_alike_only_if_asked(sheriff, poc, stranger_poc):
    transfer = filed(FILE)
    url = reverse("transfer_page", args=[transfer.pk])
    page = text(as_(poc).get(url))
    assert ("?look=shifts" in page, "look shifted by" in page) == (True, False)
    assert ImageRead.objects.count() == 0
    page = text(as_(poc).get(url + "?look=shifts"))
    assert MANY in page
    assert (
        "1 of 3 records that are unreadable or wrong in three or more places looks like two records on one line" in page
    )
    assert ImageRead.objects.filter(reader=poc, purpose=Purpose.REPORT).count() == 3
    assert as_(stranger_poc).get(url + "?look=shifts").status_code == 404
    assert ImageRead.objects.count() == 3


def test_a_file_without_many_problems_has_nothing_to_look_at(sheriff, poc):
    transfer = filed(file_of(whole("OK")))
    page = text(as_(poc).get(reverse("transfer_page", args=[transfer.pk]) + "?look=shifts"))
    assert "No record of this file has three or more problems." in page
    assert ImageRead.objects.count() == 0


def test_a_trial_says_it_in_the_browser_and_to_machines(sheriff, poc, machine: Machine):  # noqa: F811 - a fixture
    page = text(as_(poc).post(reverse("citation_check"), sent(FILE, agency="vcso")))
    assert TOLD in page
    assert MANY in page
    told = machine.post("/api/v1/check", FILE).json()
    assert told["looks_like"][0].startswith(MANY)
    assert [each["looks_like"] and each["looks_like"][: len(TOLD)] for each in told["records"][:3]] == [
        TOLD,
        TOLD,
        None,
    ]
    browser = as_(poc).post(reverse("citation_check"), sent(FILE, agency="vcso", json="yes")).json()
    assert browser == told
    described = machine.get("/api/v1/openapi.json").json()["components"]["schemas"]
    assert "looks_like" in described["TrialRead"]["properties"]
    assert "looks_like" not in described["TransferRead"]["properties"]


def test_what_a_file_is_told_of_after_it_was_filed_has_nothing_added(sheriff, poc):
    transfer = filed(FILE)
    told = as_(poc).get(reverse("transfer_verdict", args=[transfer.pk])).json()
    assert "looks_like" not in told
    assert "looks_like" not in told["records"][0]


def test_the_clerk_puts_the_texts_into_the_form_and_gets_the_line_to_copy(sheriff, jb):
    citation = first_of(filed(FILE))
    client, url = as_(jb), correct_url(citation)
    page = text(client.get(url))
    assert (TOLD in page, "Put these texts into the form" in page, "Line to copy" in page) == (True, True, False)
    shown = client.post(url, {"do": "show", "version": 0, "seen": "{}"})
    assert shown.context["straight_line"].encode("latin-1") == whole("S1")
    filled = client.post(url, {"do": "straighten", "version": 0, "seen": "{}"})
    form = filled.context["form"]
    assert (form["officer_badge"].value(), form["officer_last_name"].value()) == ("601", "PHILLIPS")
    assert corrected_values([citation])[citation.pk] == {}
    assert ImageRead.objects.filter(reader=jb, purpose=Purpose.SECRET).count() == 2
    line = client.post(reverse("citation_line", args=[citation.pk]), {"straight": "1"})
    assert line.content == whole("S1") + b"\n"
    saved = client.post(
        url, {name: form[name].value() or "" for name in form.fields} | {"do": "save", "note": ""}, follow=True
    )
    assert "case" in text(saved)
    citation.refresh_from_db()
    assert citation.problems.count() == 0


def test_there_is_no_guessed_line_of_a_record_that_nothing_explains(sheriff, jb):
    citation = first_of(filed(file_of(record(citation_number="BAD", violation_1_section="9999"))))
    answer = as_(jb).post(reverse("citation_line", args=[citation.pk]), {"straight": "1"})
    assert answer.status_code == 409
    assert "Put these texts" not in text(as_(jb).get(correct_url(citation)))
