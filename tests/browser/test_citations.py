"""Citation files in a real browser: send one with errors and look at a record, try one, read the report; by keyboard too."""

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.models import User
from agencies.models import Agency
from citations.models import Citation, Transfer
from citations.tasks import file_transfer
from tests.browser.visits import look, press, sign_in, visit
from tests.citations.records import file_of, record
from tests.citations.reference import DATA

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FILE = file_of(
    record(citation_number="OK1"),
    record(citation_number="BAD1", eye_color="BRN", violation_1_section="4000(AA)", date_of_birth="13131980"),
    record(citation_number="", location_code="NOWHERE", violation_1_section="9999"),
    record()[:2000],
)


@pytest.fixture
def file(agency: Agency, settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = str(tmp_path / "media")
    call_command("load_reference", str(DATA / "reference-sample"), stdout=io.StringIO())
    Agency.objects.filter(pk=agency.pk).update(interchange_code="VCSO")
    path = tmp_path / "june.txt"
    path.write_bytes(FILE)
    return path


def test_a_point_of_contact_sends_a_file_and_sees_what_is_wrong(
    page: Page, live_server: Any, file: Path, poc: User
) -> None:
    base = live_server.url
    sign_in(page, base, poc)
    visit(page, base, "/citations/")
    press(page, "Send a file")
    press(page, "Send file")
    expect(page.get_by_role("alert")).to_contain_text("Choose a file")
    page.get_by_label("Citation file").set_input_files(file)
    page.get_by_role("button", name="Send file").click()
    page.wait_for_url("**/citations/files/**")
    look(page)
    expect(page.get_by_text("This file is being read")).to_be_visible()
    file_transfer(str(Transfer.objects.get().pk))
    press(page, "Look again")
    expect(page.get_by_text("This file is being read")).to_have_count(0)
    expect(page.get_by_role("cell", name="4", exact=True)).to_be_visible()
    press(page, "2")
    expect(page.get_by_text("did you mean BRO")).to_be_visible()
    expect(page.get_by_text("13131980")).to_have_count(0)
    visit(page, base, f"/citations/records/{Citation.objects.get(record=3).pk}/")
    visit(page, base, f"/citations/records/{Citation.objects.get(record=4).pk}/")


def test_a_file_is_dropped_onto_the_form(page: Page, live_server: Any, file: Path, poc: User) -> None:
    base = live_server.url
    sign_in(page, base, poc)
    visit(page, base, "/citations/upload/")
    page.evaluate(
        """() => {
            const carried = new DataTransfer();
            carried.items.add(new File(["some bytes"], "dropped.txt"));
            document.querySelector("form[data-upload]").dispatchEvent(
                new DragEvent("drop", {dataTransfer: carried, bubbles: true, cancelable: true}));
        }"""
    )
    assert page.evaluate("document.querySelector('[data-drop]').files[0].name") == "dropped.txt"


def test_a_file_is_tried_by_keyboard_and_nothing_is_kept(page: Page, live_server: Any, file: Path, poc: User) -> None:
    base = live_server.url
    sign_in(page, base, poc)
    visit(page, base, "/citations/check/")
    page.get_by_label("Citation file").set_input_files(file)
    page.get_by_role("button", name="Try file", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Verdict of the trial")).to_be_visible()
    look(page)
    expect(page.get_by_role("heading", name="Record 2, citation BAD1")).to_be_visible()
    assert (Transfer.objects.count(), Citation.objects.count()) == (0, 0)


def test_staff_read_the_report(page: Page, live_server: Any, file: Path, jb: User, poc: User) -> None:
    base = live_server.url
    sign_in(page, base, poc)
    page.goto(f"{base}/citations/upload/")
    page.get_by_label("Citation file").set_input_files(file)
    page.get_by_role("button", name="Send file").click()
    page.wait_for_url("**/citations/files/**")
    file_transfer(str(Transfer.objects.get().pk))
    sign_in(page, base, jb)
    visit(page, base, "/citations/report/")
    expect(page.get_by_role("cell", name="rejected – no case")).to_be_visible()
    visit(page, base, f"/citations/report/?stage=rejected&since={timezone.localdate().isoformat()}")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download XLSX").click()
    assert download.value.suggested_filename.endswith(".xlsx")


def test_the_pages_work_without_javascript(chromium: Any, live_server: Any, file: Path, poc: User) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/account/login/?next=/citations/upload/")
    page.locator("[name=login]").fill(poc.email)
    page.locator("[name=password]").fill("correct horse battery staple")
    page.get_by_role("button", name="Sign in").click()
    page.locator("[name=file]").set_input_files(file)
    page.get_by_role("button", name="Send file").click()
    expect(page.get_by_text("This file is being read")).to_be_visible()
    context.close()
