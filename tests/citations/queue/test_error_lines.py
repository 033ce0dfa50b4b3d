"""The error queue as a file: its columns, whom it names, what it keeps secret, and who may have it."""

import csv
import io
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from citations.models import Citation, ImageRead
from citations.queue import error_lines
from citations.queue.error_lines import HEADS, person_of, stamp
from citations.queue.services.assigning import assign
from citations.queue.services.correcting import correct
from eticket.access.table import TABLE
from tests.citations.queue.waiting import held, only, refused, version
from tests.citations.queue.walking import QUEUE, as_, text
from tests.citations.records import OWNER

pytestmark = pytest.mark.django_db

ROLES = ["head", "poc", "officer_user", "dps", "jb", "jb_ops", "admin"]


def address(form="csv", query=""):
    return reverse("citation_queue_file", args=[form]) + query


def lines_of(user, query=""):
    answer = as_(user).get(address(query=query))
    head, *rows = csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig")))
    assert tuple(head) == HEADS
    return [dict(zip(HEADS, row, strict=True)) for row in rows]


def test_each_line_says_of_one_error_all_that_the_source_asks_for(sheriff, jb):
    citation = held(officer_last_name="OTHER", **OWNER | {"owner_country": "NOWHERE"})
    lines = lines_of(jb)
    found = [(each["Error number"], each["Error code"], each["Field"], each["Person"]) for each in lines]
    assert found == [
        ("1", "type", "Social Security Number", "recipient"),
        ("2", "code", "Eye Color", "recipient"),
        ("3", "code", "Owner Country", "owner"),
        ("4", "9", "Officer Last Name", "officer"),
        ("5", "14", "Violation 1: Charge Section", ""),
    ]
    assert [each["Invalid data"] for each in lines] == ["*********", "BRN", "NOWHERE", "OTHER", "9999 VC"]
    assert {(each["Case number"], each["Citation id"], each["Citation number"], each["Stage"]) for each in lines} == {
        (citation.case_number, str(citation.pk), "HELD1", "Temporary")
    }
    stored = timezone.localtime(citation.stored_at).strftime("%Y%m%d%H%M")
    assert {(each["Error date-time"], each["User"], each["Date updated"]) for each in lines} == {(stored, "", "")}


def test_who_corrected_a_record_last_and_when_stands_in_each_of_its_lines(sheriff, jb, jb_ops):
    citation = held()
    Citation.objects.filter(pk=citation.pk).update(stored_at=timezone.now() - timedelta(days=3))
    came = stamp(only(citation).stored_at)
    assign(citations=[citation], to=jb_ops, actor=jb)
    assert {(each["User"], each["Date updated"]) for each in lines_of(jb)} == {("", "")}
    correct(citation=citation, values={"eye_color": "BRO"}, version=version(citation), actor=jb)
    correct(citation=citation, values={"hair_color": "ZZZ"}, version=version(citation), actor=jb_ops)
    lines = {each["Field"]: each for each in lines_of(jb)}
    now = stamp(timezone.now())
    assert {(each["User"], each["Date updated"]) for each in lines.values()} <= {
        (jb_ops.name, now),
        (jb_ops.name, stamp(timezone.now() - timedelta(minutes=1))),
    }
    assert lines["Violation 1: Charge Section"]["Error date-time"] == came
    assert lines["Hair Color"]["Error date-time"] == lines["Hair Color"]["Date updated"]


def test_the_file_holds_what_the_filters_of_the_queue_choose(sheriff, jb):
    held("ONE")
    held("TWO", issuing_agency="OXPD")
    refused("THREE")
    client = as_(jb)
    found = {
        query: sorted({each["Citation number"] for each in lines_of(jb, query)})
        for query in ("", "?stage=rejected", "?agency=oxpd", "?edit=code&field=eye_color", "?q=two", "?age=7")
    }
    assert found == {
        "": ["ONE", "THREE", "TWO"],
        "?stage=rejected": ["THREE"],
        "?agency=oxpd": ["TWO"],
        "?edit=code&field=eye_color": ["ONE", "TWO"],
        "?q=two": ["TWO"],
        "?age=7": [],
    }
    [of_rejected] = {each["Case number"] for each in lines_of(jb, "?stage=rejected")}
    assert of_rejected == ""
    assert f'href="{address("csv", "?agency=VCSO")}"' in text(client.get(QUEUE + "?agency=VCSO"))
    assert f'href="{address("xlsx", "?agency=VCSO")}"' in text(client.get(QUEUE + "?agency=VCSO"))


def test_the_workbook_says_the_same_as_the_text_file(sheriff, jb):
    held(eye_color="=1+1")
    answer = as_(jb).get(address("xlsx"))
    table = list(load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True))
    assert table[0] == HEADS
    assert [[cell or "" for cell in row] for row in table[1:]] == [list(each.values()) for each in lines_of(jb)]
    assert table[2][HEADS.index("Invalid data")] == "'=1+1"
    assert "no-store" in answer["Cache-Control"]
    assert as_(jb).get(address("pdf")).status_code == 404
    assert as_(jb).post(address("csv")).status_code == 405


@pytest.mark.parametrize("role", ROLES)
def test_the_file_goes_to_those_who_see_the_queue_and_to_nobody_else(role, sheriff, request):
    held()
    user = request.getfixturevalue(role)
    may = user.has_role(*TABLE["citation_queue_file"])
    assert TABLE["citation_queue_file"] == TABLE["citation_queue"]
    answer = as_(user).get(address())
    assert answer.status_code == (200 if may else 403)
    assert b"".join(answer).count(b"HELD1") == (3 if may else 0)
    assert ImageRead.objects.count() == may


def test_whose_data_left_in_a_file_is_written_down(sheriff, jb):
    one, two = held("ONE"), held("TWO", social_security_number="98765432Z", date_of_birth="13131980")
    body = b"".join(as_(jb).get(address(query="?q=two")).streaming_content).decode()
    assert list(ImageRead.objects.values_list("citation", "reader", "purpose")) == [(two.pk, jb.pk, "export")]
    assert "98765432Z" not in body
    assert "13131980" not in body
    assert one.citation_number not in body


def test_without_the_key_secret_fields_are_not_shown_and_the_rest_is(sheriff, jb, settings):
    held()
    settings.FIELD_KEYS = ["other:" + "A" * 43 + "="]
    assert [each["Invalid data"] for each in lines_of(jb)] == ["not shown", "BRN", "9999 VC"]


def test_a_record_that_cannot_be_opened_takes_nothing_from_the_others(sheriff, jb, settings):
    held("ONE")
    settings.FIELD_KEYS = ["other:" + "A" * 43 + "="]
    held("TWO")
    lines = [(each["Citation number"], each["Invalid data"]) for each in lines_of(jb) if each["Error code"] == "type"]
    assert lines == [("ONE", "not shown"), ("TWO", "*********")]
    assert ImageRead.objects.filter(citation__citation_number="TWO").count() == 1


def test_a_long_list_is_read_in_pieces_and_ends_at_its_limit(sheriff, jb, monkeypatch):
    for number in range(5):
        held(f"N{number}")
    whole = questions(jb)
    monkeypatch.setattr(error_lines, "CHUNK", 2)
    assert questions(jb) > whole
    assert [each["Citation number"] for each in lines_of(jb)] == [f"N{n}" for n in range(5) for _ in range(3)]
    monkeypatch.setattr(error_lines, "MOST", 3)
    assert {each["Citation number"] for each in lines_of(jb)} == {"N0", "N1", "N2"}
    monkeypatch.setattr(error_lines, "LINES", 4)
    assert [each["Citation number"] for each in lines_of(jb)] == ["N0", "N0", "N0", "N1"]


def questions(user):
    """How many questions a file asks the database."""
    with CaptureQueriesContext(connection) as asked:
        b"".join(as_(user).get(address()).streaming_content)
        return len(asked)


def test_times_are_written_on_the_clock_of_the_office():
    assert stamp(datetime(2026, 7, 5, 3, 7, tzinfo=UTC)) == "202607042307"


@pytest.mark.parametrize(
    ("field", "who"),
    [
        ("last_name", "recipient"),
        ("person_type", "recipient"),
        ("race", "recipient"),
        ("owner_zip", "owner"),
        ("officer_badge", "officer"),
        ("citation_number", ""),
        ("vehicle_license", ""),
        ("violation_8_over_limit", ""),
    ],
)
def test_a_field_speaks_of_the_recipient_the_owner_the_officer_or_nobody(field, who):
    assert person_of(field) == who
