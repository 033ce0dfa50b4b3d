"""Rows that would be in effect with another row about the same thing: said on the page of the draft, and never refused."""

import html
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from citations.models import BailRow, Charge, Code, TableChange
from citations.profiles import load
from citations.queries import tables_of
from citations.tables.kinds import KINDS
from citations.tables.overlaps import overlaps_of
from citations.tables.services.changing import add_row, change_row, end_row, publish
from tests.citations.tables.test_changing import weighed

pytestmark = pytest.mark.usefixtures("tables")
Open = Callable[[User], Client]

CODES, BAIL, CHARGES = KINDS["codes"], KINDS["bail-schedule"], KINDS["charges"]
BRO = {"table": "EYECLR", "code": "BRO", "description": "Brown"}
LINE = {"statute": "VC", "section": "4000(A)"}


def code(jb: User, change: TableChange | None = None, **cells: str) -> TableChange:
    return add_row(kind=CODES, cells=BRO | cells, actor=jb, change=change, reason="Another word for brown")


def stored(**days: date | None) -> Code:
    Code.objects.filter(table="EYECLR", code="BRO").update(**days)
    return Code.objects.get(table="EYECLR", code="BRO")


def said(client: Client, change: TableChange) -> str:
    page = client.get(reverse("change_page", args=[change.pk])).content.decode()
    return html.unescape(" ".join(page.split()))


def met(change: TableChange) -> list[tuple[str, int | None]]:
    return [(each.title, each.pk) for each in overlaps_of(change)]


def test_a_code_that_is_in_effect_already_is_told_with_its_days_and_a_link(jb: User, signed_in: Open) -> None:
    row = stored(effective_from=None, effective_to=date(2026, 12, 31))
    change = code(jb, effective_from="2026-07-01")
    client = signed_in(jb)
    page = said(client, change)
    assert "Code EYECLR BRO is already in effect until Dec 31, 2026; both rows will hold." in page
    assert f'href="{reverse("table_row", args=["codes", row.pk])}"' in page
    assert client.get(reverse("table_row", args=["codes", row.pk])).status_code == 200


@pytest.mark.parametrize(
    ("since", "until", "begins", "ends", "meets"),
    [
        (None, None, "2026-07-01", "", True),
        (date(2020, 1, 1), date(2026, 6, 30), "2026-07-01", "", False),
        (date(2020, 1, 1), date(2026, 7, 1), "2026-07-01", "", True),
        (date(2026, 8, 1), None, "2026-07-01", "", True),
        (date(2026, 8, 1), None, "2026-07-01", "2026-07-31", False),
        (date(2026, 8, 1), None, "", "2026-08-01", True),
    ],
)
def test_rows_meet_if_there_is_a_day_of_both(
    since: date | None, until: date | None, begins: str, ends: str, meets: bool, jb: User
) -> None:
    row = Code.objects.get(table="EYECLR", code="BRO")
    row.effective_from, row.effective_to = since, until
    row.key = CODES.file.key_of({"table": "EYECLR", "code": "BRO", "effective_from": since})
    row.save()
    change = code(jb, code="bro", effective_from=begins or "2019-01-01", effective_to=ends)
    assert met(change) == ([("EYECLR bro", row.pk)] if meets else [])


def test_a_row_that_follows_one_ended_in_the_same_change_is_not_told(jb: User) -> None:
    row = stored()
    change = code(jb, effective_from="2026-07-01")
    assert len(met(change)) == 1
    end_row(kind=CODES, row=row, last_day=date(2026, 6, 30), actor=jb, change=change)
    assert met(change) == []


def test_a_row_ended_too_late_is_told_still(jb: User) -> None:
    row = stored()
    change = end_row(kind=CODES, row=row, last_day=date(2026, 7, 1), actor=jb, change=None, reason="x")
    assert met(change) == []
    code(jb, change, effective_from="2026-07-01")
    assert met(change) == [("EYECLR BRO", row.pk)]


def test_two_rows_of_one_change_are_told_once(jb: User, signed_in: Open) -> None:
    change = code(jb, code="HZL", effective_from="2026-07-01")
    code(jb, change, code="HZL", effective_from="2026-08-01")
    assert met(change) == [("EYECLR HZL", None)]
    assert "already in effect from Jul 1, 2026 on by another row of this change" in said(signed_in(jb), change)


def test_a_row_that_gets_more_days_is_told_and_one_that_gets_other_words_is_not(jb: User) -> None:
    row = stored(effective_to=date(2026, 6, 30))
    publish(weighed(code(jb, effective_from="2026-07-01"), jb), actor=jb)
    words = change_row(kind=CODES, row=row, cells={"description": "Dark"}, actor=jb, change=None, reason="x")
    more = change_row(kind=CODES, row=row, cells={"effective_to": ""}, actor=jb, change=None, reason="x")
    fewer = change_row(kind=CODES, row=row, cells={"effective_to": "2026-05-31"}, actor=jb, change=None, reason="x")
    later = Code.objects.exclude(pk=row.pk).get(table="EYECLR", code="BRO")
    assert (met(words), met(more), met(fewer)) == ([], [("EYECLR BRO", later.pk)], [])


def test_a_line_of_the_bail_schedule_is_known_however_it_is_written(jb: User, signed_in: Open) -> None:
    row = BailRow.objects.get(section="4000(A)")
    cells = {"statute": "cvc", "section": "4000a", "effective_from": "2026-07-01", "special_schedule": "speed"}
    change = add_row(kind=BAIL, cells=cells, actor=jb, change=None, reason="New bail")
    page = said(signed_in(jb), change)
    assert (
        "Line of the bail schedule cvc 4000a is already in effect from Sep 18, 1959 on, written VC 4000(A); "
        "both rows will hold. On days of both, the row that begins later is used"
    ) in page
    assert met(change) == [("cvc 4000a", row.pk)]


def test_a_charge_that_is_there_under_another_spelling_is_told(jb: User, signed_in: Open) -> None:
    row = Charge.objects.get(section="4000(A)")
    cells = {"statute": "VC", "section": "4000 A", "level": "misdemeanor", "wobbler": "N"}
    change = add_row(kind=CHARGES, cells=cells, actor=jb, change=None, reason="New level")
    assert "Charge VC 4000 A is already there as VC 4000(A); both rows will hold." in said(signed_in(jb), change)
    assert met(change) == [("VC 4000 A", row.pk)]


def test_other_codes_charges_and_tables_are_not_told(jb: User) -> None:
    change = code(jb, code="QQQ", effective_from="2026-07-01")
    code(jb, change, table="HAIRCL", code="HAZ", effective_from="2026-07-01")
    add_row(kind=BAIL, cells=LINE | {"section": "4000.A"}, actor=jb, change=change)
    add_row(kind=KINDS["locations"], cells={"code": "NEW", "name": "New"}, actor=jb, change=change)
    assert met(change) == []


def test_it_is_a_warning_so_the_change_is_published_and_then_says_nothing(jb: User, signed_in: Open) -> None:
    stored()
    change = code(jb, effective_from="2026-07-01")
    assert "Nothing keeps you from publishing this." in said(signed_in(jb), change)
    published = publish(weighed(change, jb), actor=jb)
    assert Code.objects.filter(table="EYECLR", code="BRO").count() == 2
    assert "both rows will hold" not in said(signed_in(jb), published)


def test_both_rows_hold_as_the_warning_says(jb: User, tables: Any) -> None:
    from_july = LINE | {"effective_from": "2026-07-01", "special_schedule": "overweight"}
    publish(weighed(add_row(kind=BAIL, cells=from_july, actor=jb, change=None, reason="x"), jb), actor=jb)
    known = tables_of(load())
    assert known.special_schedule(b"vc", b"4000a", date(2026, 6, 30)) == b""
    assert known.special_schedule(b"vc", b"4000a", date(2026, 7, 1)) == b"overweight"
