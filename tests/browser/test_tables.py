"""A rule is weighed differently in a real browser: looked up, drafted, its effect shown, published; and what is downloaded."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from citations import tasks
from citations.models import CourtLocation, ImpactRun
from citations.queries import profile_of
from citations.services.reference import load_reference
from citations.tables.kinds import KINDS
from citations.tables.services.changing import add_row
from tests.browser.visits import look, press, sign_in, visit
from tests.citations.conftest import filed
from tests.citations.records import file_of, record
from tests.citations.reference import DATA

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def tables(settings: Any, tmp_path: Path) -> None:
    """Tables with rows, and files that came in."""
    settings.MEDIA_ROOT = str(tmp_path / "media")
    load_reference(folder=DATA / "reference-sample")
    filed(file_of(record(citation_number="A1"), record(citation_number="A2", race="Q")))


def test_a_rule_is_weighed_differently(page: Page, live_server: Any, jb: User, tables: None) -> None:
    sign_in(page, live_server.url, jb)
    visit(page, live_server.url, "/citations/")
    press(page, "Tables of the court")
    press(page, "Rules and their weights")
    page.get_by_role("row", name=re.compile("The code is not in the court")).first.get_by_role("link").click()
    look(page)
    page.get_by_label("Field").select_option(label="Race")
    page.get_by_label("Weight").select_option("hold")
    press(page, "Put into the change")
    expect(page.get_by_text("Say why the tables change.").first).to_be_visible()
    page.get_by_label("Why the tables change").fill("Races must be right")
    press(page, "Put into the change")
    expect(page.get_by_role("heading", name="Races must be right")).to_be_visible()
    press(page, "Look at its effect")
    expect(page.get_by_text("Waiting for the worker.")).to_be_visible()
    tasks.weigh_change(str(ImpactRun.objects.get().pk))
    # The page looks again by itself.
    expect(page.get_by_text("1 of 2 records of the last 90 days would get another stage")).to_be_visible(timeout=15_000)
    look(page)
    expect(page.get_by_role("link", name="A2")).to_be_visible()
    press(page, "Publish change")
    press(page, "Publish change")
    expect(page.get_by_role("status").first).to_contain_text("The change is in force.")
    assert profile_of().weight("code", "unknown", "race").name == "hold"
    visit(page, live_server.url, "/citations/tables/changes/")


def test_a_row_beside_another_one_is_told_before_it_is_published(
    page: Page, live_server: Any, jb: User, tables: None
) -> None:
    cells = {"table": "EYECLR", "code": "BRO", "effective_from": "2026-07-01"}
    change = add_row(kind=KINDS["codes"], cells=cells, actor=jb, change=None, reason="Another word for brown")
    sign_in(page, live_server.url, jb)
    visit(page, live_server.url, f"/citations/tables/changes/{change.pk}/")
    expect(page.get_by_text("Code EYECLR BRO is already in effect on all days; both rows will hold.")).to_be_visible()
    press(page, "Look at the earlier row of EYECLR BRO")
    expect(page.get_by_role("heading", name="EYECLR BRO")).to_be_visible()


def test_a_table_is_looked_up_changed_and_downloaded(page: Page, live_server: Any, jb: User, tables: None) -> None:
    sign_in(page, live_server.url, jb)
    visit(page, live_server.url, "/citations/tables/")
    page.get_by_role("link", name="Locations", exact=True).click()
    look(page)
    page.get_by_label("Search").fill("ojai")
    press(page, "Show")
    page.get_by_role("link", name="Open OJAI").click()
    look(page)
    press(page, "Change this row")
    page.locator("#id_name").fill("City of Ojai")
    page.get_by_label("Why the tables change").fill("Its name")
    press(page, "Put into the change")
    visit(page, live_server.url, f"/citations/tables/locations/{CourtLocation.objects.get(code='OJAI').pk}/")
    expect(page.get_by_text("Part of a change that is not published")).to_be_visible()
    press(page, "Take this row out")
    for path in (
        "codes/",
        "codes/?on=2016-06-30&table=RACECD",
        "bail-schedule/add/",
        "downloads/layouts/citation-record/",
        "downloads/xml/",
    ):
        visit(page, live_server.url, f"/citations/tables/{path}")
    visit(page, live_server.url, "/citations/tables/downloads/")
    with page.expect_download() as got:
        page.get_by_role("link", name="Locations").click()
    assert "OJAI" in got.value.path().read_text()
