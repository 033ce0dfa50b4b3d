"""A file that does harm, in a real browser: refused beside the field, with what to do; and what is shown while the scanner is away."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from accounts.models import User
from citations.models import Transfer
from tests.browser.test_citations import file  # noqa: F401 - a fixture
from tests.browser.visits import look, sign_in, visit
from tests.support.clamd import HARMFUL, scanner_listens

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def send(page: Page, base: str, path: Path, address: str, button: str) -> None:
    visit(page, base, address)
    page.get_by_label("Citation file").set_input_files(path)
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("The file “june.txt” was not taken")
    look(page)


def test_a_harmful_file_is_refused_and_the_next_one_is_taken(
    page: Page,
    live_server: Any,
    file: Path,  # noqa: F811 - a fixture
    poc: User,
    settings: Any,
) -> None:
    harmless = file.read_bytes()
    file.write_bytes(harmless + HARMFUL)
    with scanner_listens() as scanner:
        settings.ETICKET_CLAMD = scanner.address
        sign_in(page, live_server.url, poc)
        send(page, live_server.url, file, "/citations/check/", "Try file")
        send(page, live_server.url, file, "/citations/upload/", "Send file")
        expect(page.get_by_text("found something in it that can do harm").first).to_be_visible()
        assert not Transfer.objects.exists()
        # The same page takes the file once it is written anew.
        file.write_bytes(harmless)
        page.get_by_label("Citation file").set_input_files(file)
        page.get_by_role("button", name="Send file").click()
        page.wait_for_url("**/citations/files/**")


def test_while_the_scanner_is_away_a_person_is_asked_to_try_again(
    chromium: Browser,
    live_server: Any,
    file: Path,  # noqa: F811 - a fixture
    poc: User,
    settings: Any,
) -> None:
    settings.ETICKET_CLAMD = "tcp://127.0.0.1:1"
    # A window of its own: the browser writes every answer of 503 to its console.
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    sign_in(page, live_server.url, poc)
    send(page, live_server.url, file, "/citations/upload/", "Send file")
    expect(page.get_by_text("does not answer. Nothing was kept; try again in some minutes").first).to_be_visible()
    context.close()
    assert not Transfer.objects.exists()
