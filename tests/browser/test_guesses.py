"""What a shifted record looks like, in a real browser: its page, its file, the correction screen, and a file too large."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from citations.models import Citation
from tests.browser.test_citations import file  # noqa: F401 - a fixture
from tests.browser.visits import look, press, sign_in, visit
from tests.citations.conftest import filed
from tests.citations.views.test_guesses import FILE, TOLD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_clerk_is_told_that_a_record_is_shifted_and_puts_it_straight(
    page: Page,
    live_server: Any,
    file: Path,  # noqa: F811 - a fixture
    jb: User,
) -> None:
    base, transfer = live_server.url, filed(FILE)
    record = Citation.objects.get(record=1)
    sign_in(page, base, jb)
    visit(page, base, f"/citations/files/{transfer.pk}/")
    press(page, "See whether records look shifted or broken")
    expect(
        page.get_by_text("2 of 3 records that are unreadable or wrong in three or more places look shifted by one byte")
    ).to_be_visible()
    visit(page, base, f"/citations/records/{record.pk}/")
    expect(page.get_by_text(TOLD)).to_be_visible()
    page.get_by_text("What the record would say then").click()
    expect(page.get_by_role("cell", name="PHILLIPS", exact=True).first).to_be_visible()
    look(page)
    visit(page, base, f"/citations/queue/{record.pk}/")
    expect(page.get_by_text(TOLD)).to_be_visible()
    press(page, "Put these texts into the form")
    expect(page.get_by_role("textbox", name="Officer Badge Number")).to_have_value("601")
    press(page, "Save and check again")
    expect(page.get_by_text("Nothing has to be done")).to_be_visible()


def test_a_file_that_is_too_large_is_told_before_it_is_sent(
    page: Page,
    live_server: Any,
    file: Path,  # noqa: F811 - a fixture
    poc: User,
    settings: Any,
) -> None:
    settings.CITATION_FILE_LIMIT = 2 * 1024 * 1024
    file.write_bytes(b"x" * (3 * 1024 * 1024))
    sign_in(page, live_server.url, poc)
    visit(page, live_server.url, "/citations/upload/")
    page.get_by_label("Citation file").set_input_files(file)
    page.get_by_role("button", name="Send file").click()
    expect(page.get_by_text("The file has 3 MB, and at most 2 MB can be sent at once.")).to_be_visible()
    look(page)
    visit(page, live_server.url, "/citations/check/")
    page.get_by_label("Citation file").set_input_files(file)
    page.get_by_role("button", name="Try file", exact=True).click()
    expect(page.get_by_text("What you sent has 3.0 MB, and at most 2.0 MB can be sent at once.")).to_be_visible()
