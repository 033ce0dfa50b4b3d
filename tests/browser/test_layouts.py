"""A layout is added in a real browser, tried, offered, and a file is sent in it."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from citations.models import Transfer
from citations.services.reference import load_reference
from citations.services.trying import try_to_file
from tests.browser.visits import look, press, sign_in, visit
from tests.citations.layouts.maple import AGENCY, LABEL, maple_file, maple_record, table_of
from tests.citations.reference import DATA

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_layout_from_its_table_to_a_file_in_it(
    page: Page, live_server: Any, jb: User, settings: Any, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = str(tmp_path / "media")
    load_reference(folder=DATA / "reference-sample")
    table, file = tmp_path / "fields.csv", tmp_path / "june.txt"
    table.write_bytes(table_of())
    file.write_bytes(maple_file(maple_record(), maple_record(citation_number="T2", location_code="NOWHERE")))
    sign_in(page, live_server.url, jb)
    visit(page, live_server.url, "/citations/tables/")
    press(page, "Layouts")
    press(page, "Add a layout")
    page.get_by_label("Name").fill("Maple RMS")
    page.get_by_label("Version").fill("3")
    page.get_by_label("First position").fill(str(AGENCY[0]))
    page.get_by_label("Where it is from").fill("Manual of the vendor")
    page.get_by_label("Day or year").fill("2016")
    page.get_by_label("Table of the fields").set_input_files(table)
    press(page, "Add layout")
    expect(page.get_by_text("Say both positions, or none.").first).to_be_visible()
    page.get_by_label("Last position").fill(str(AGENCY[1]))
    page.get_by_label("Table of the fields").set_input_files(table)
    press(page, "Add layout")
    expect(page.get_by_role("heading", name=LABEL)).to_be_visible()
    press(page, "Try a file in it")
    expect(page.get_by_label("Layout of the records")).to_have_value(LABEL)
    page.get_by_label("Citation file").set_input_files(file)
    press(page, "Try file")
    expect(page.get_by_text("1 record without any problem.")).to_be_visible()
    visit(page, live_server.url, "/citations/layouts/")
    press(page, LABEL)
    press(page, "Offer it")
    visit(page, live_server.url, "/citations/upload/")
    page.get_by_label("Citation file").set_input_files(file)
    page.get_by_label("Layout of the records").select_option(LABEL)
    page.get_by_role("button", name="Send file").click()
    page.wait_for_url("**/files/**")
    transfer = Transfer.objects.get()
    try_to_file(str(transfer.pk))
    wrong = transfer.citations.get(record=2)
    visit(page, live_server.url, f"/citations/records/{wrong.pk}/")
    expect(page.get_by_text(f"It was sent in the layout {LABEL}.")).to_be_visible()
    visit(page, live_server.url, f"/citations/queue/{wrong.pk}/")
    look(page)
