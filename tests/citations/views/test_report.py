"""The report of electronic citations: its columns, totals that add up, filters in the address, and files."""

import csv
import io
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from citations import report
from citations.exports import safe
from citations.models import ImageRead
from tests.citations.conftest import filed
from tests.citations.records import file_of, header, record

pytestmark = pytest.mark.django_db

SPOILED = {"violation_1_section": "9999", "location_code": "NOWHERE", "citation_number": ""}
REPORT = "citation_report"


@pytest.fixture
def court(sheriff):
    """Two agencies, one of each stage, one file twice, and one whose header counts wrong."""
    first = file_of(
        record(citation_number="OPEN1"),
        record(citation_number="TEMP1", violation_1_section="9999", date_of_birth="13131980", officer_first_name="LEE"),
        record(**SPOILED),
        record()[:99],
        record(citation_number="OPEN1"),
    )
    filed(first)
    filed(first)
    other = record(
        citation_number="ELSE1",
        issuing_agency="OXPD",
        person_type="E",
        first_name="",
        last_name="",
        business_name="=ACME",
    )
    filed(b"\n".join((header(count="0003", agency="OXPD"), other)), "OXPD")


def shown(user, **query):
    client = Client()
    client.force_login(user)
    answer = client.get(reverse(REPORT), query)
    assert answer.status_code == 200
    return answer


def tallies(answer):
    return {
        each.agency: (each.open, each.temporary, each.rejected, each.unreadable, each.skipped)
        for each in [*answer.context["counts"], answer.context["all"]]
    }


def test_totals_by_agency_add_up_to_what_was_received(court, jb):
    page = shown(jb)
    assert tallies(page) == {
        "no agency": (0, 0, 0, 1, 0),
        "VCSO": (1, 1, 1, 0, 1),
        "OXPD": (0, 1, 0, 0, 0),
        "files sent again": (0, 0, 0, 0, 5),
        "All": (1, 2, 1, 1, 6),
    }
    every = page.context["all"]
    assert every.transferred == every.open + every.temporary + every.rejected == 4
    assert every.received == page.context["files"].found == 11


def test_headers_are_compared_with_what_was_found(court, jb):
    files = shown(jb).context["files"]
    assert (files.number, files.announced, files.found, files.differing, files.silent) == (3, 13, 11, 1, 0)


def test_each_line_has_the_columns_of_the_published_report(court, jb):
    lines = {line.number: line for line in shown(jb).context["lines"]}
    temporary, enterprise = lines["TEMP1"], lines["ELSE1"]
    assert (temporary.agency, temporary.status, temporary.defendant) == ("VCSO", "Temporary", "JANE SPECIMEN")
    assert (temporary.officer, temporary.badge) == ("LEE PHILLIPS", "601")
    assert temporary.invalid == ["Date of Birth: not shown", "Violation 1: Charge Section: 9999 VC"]
    assert enterprise.defendant == "=ACME"


def test_an_officer_without_a_name_in_the_record_is_named_by_the_badge(court, jb):
    filed(file_of(record(citation_number="BADGE", officer_last_name="", officer_badge="601")))
    line = next(line for line in shown(jb).context["lines"] if line.number == "BADGE")
    assert (line.officer, line.badge) == ("ROSA PHILLIPS", "601")


def test_a_rejected_citation_says_that_it_has_no_case(court, jb):
    [line] = shown(jb, stage="rejected").context["lines"]
    assert (line.case, line.status) == ("rejected – no case", "")


@pytest.mark.parametrize(
    ("query", "received"),
    [
        ({"agency": "vcso"}, 4 + 5),
        ({"stage": "open"}, 1),
        ({"stage": "skipped"}, 1 + 5),
        ({"error": "14"}, 2),
        ({"error": "16"}, 0),
        ({"until": (timezone.localdate() - timedelta(days=1)).isoformat()}, 0),
        ({"since": timezone.localdate().isoformat(), "until": timezone.localdate().isoformat()}, 11),
        ({"since": ""}, 11),
    ],
)
def test_filters_in_the_address_choose_lines_and_totals_alike(query, received, court, jb):
    page = shown(jb, **query)
    assert page.context["all"].received == received
    again = 5 if query.get("stage", "skipped") == "skipped" and "error" not in query else 0
    stored = max(0, received - again)
    assert len(page.context["lines"]) == stored


def test_an_agency_sees_its_own_citations_only(court, poc, stranger_poc):
    page = shown(poc)
    assert (tallies(page)["All"], "OXPD" in page.content.decode()) == ((1, 1, 1, 1, 1 + 5), False)
    assert shown(stranger_poc).context["all"].received == 0


def test_the_lines_go_into_a_spreadsheet_without_formulas(court, jb):
    client = Client()
    client.force_login(jb)
    answer = client.get(reverse("citation_report_file", args=["csv"]), {"agency": "OXPD"})
    rows = list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))
    assert (tuple(rows[0]), len(rows), rows[1][5]) == (report.HEADS, 2, "'=ACME")
    book = load_workbook(io.BytesIO(client.get(reverse("citation_report_file", args=["xlsx"])).content))
    table = list(book.active.iter_rows(values_only=True))
    assert (table[0], len(table)) == (report.HEADS, 1 + 6)
    assert client.get(reverse("citation_report_file", args=["pdf"])).status_code == 404


def test_a_long_report_is_written_in_pieces(court, jb, monkeypatch):
    monkeypatch.setattr("citations.views.report.CHUNK", 2)
    client = Client()
    client.force_login(jb)
    answer = client.get(reverse("citation_report_file", args=["csv"]))
    rows = list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))
    assert len(rows) == 1 + 6


def test_whose_names_were_read_for_the_report_is_written_down(court, jb):
    shown(jb, stage="open")
    assert list(ImageRead.objects.values_list("reader", "purpose")) == [(jb.pk, "report")]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@A1", "\tx"])
def test_what_looks_like_a_formula_is_text(cell):
    assert safe(cell) == f"'{cell}"


def test_the_period_that_nobody_chose_is_no_filter_to_take_off(jb, court):
    assert "Filters that are set" not in shown(jb).content.decode()
    chosen = shown(jb, since="2026-01-31").content.decode()
    assert "Jan 31, 2026" in chosen
    assert "Clear all" in chosen
