"""Every part of a page, and the pages before signing in, in a real Chromium at two widths."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from tests.browser.visits import look, sign_in, visit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_every_part_passes_axe_and_fits_a_small_phone(page: Page, live_server: Any, admin: User) -> None:
    sign_in(page, live_server.url, admin)
    visit(page, live_server.url, "/gallery/")
    # Our own sheets came too, not only the markup.
    assert page.evaluate("getComputedStyle(document.querySelector('.decision')).borderLeftWidth") == "6px"
    assert page.evaluate("getComputedStyle(document.querySelector('.usa-button')).minHeight") == "44px"
    page.get_by_role("button", name="Check", exact=True).click()
    page.wait_for_load_state()
    look(page)
    expect(page).to_have_title("Error: Gallery – Vermont e-Ticketing")
    expect(page.locator("[data-error-summary]")).to_be_focused()
    page.get_by_role("link", name="Full legal name: This field is required.").click()
    expect(page.get_by_label("Full legal name")).to_be_focused()


def test_the_pages_before_signing_in_pass_axe(page: Page, live_server: Any, admin: User) -> None:
    for path in ("/account/login/", "/account/password/reset/", "/account/password/reset/done/", "/account/nowhere/"):
        visit(page, live_server.url, path)


def test_a_row_is_added_and_taken_away_with_javascript(page: Page, live_server: Any, admin: User) -> None:
    sign_in(page, live_server.url, admin)
    page.goto(f"{live_server.url}/gallery/")
    page.get_by_role("button", name="Add another officer").click()
    added = page.locator("[name=rows-1-first_name]")
    expect(added).to_be_focused()
    added.fill("Nora")
    expect(page.get_by_role("group", name="Officer 2")).to_be_visible()
    look(page)
    page.get_by_role("group", name="Officer 1").get_by_role("button", name="Remove").click()
    expect(page.locator("[name=rows-0-DELETE]")).to_be_checked()
    expect(page.get_by_role("group", name="Officer 1").locator("[name=rows-1-first_name]")).to_have_value("Nora")


def test_a_row_is_added_without_javascript(chromium: Any, live_server: Any, admin: User) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/account/login/")
    page.get_by_label("Email").or_(page.get_by_label("E-mail")).first.fill(admin.email)
    page.get_by_label("Password").first.fill("correct horse battery staple")
    page.get_by_role("button", name="Sign in").click()
    page.goto(f"{live_server.url}/gallery/")
    page.locator("[name=rows-0-first_name]").fill("Nora")
    page.get_by_role("button", name="Add another officer").click()
    expect(page.locator("[name=rows-0-first_name]")).to_have_value("Nora")
    expect(page.locator("[name=rows-1-first_name]")).to_be_visible()
    context.close()


def test_the_menu_of_a_phone_opens_without_covering_anything(page: Page, live_server: Any, admin: User) -> None:
    sign_in(page, live_server.url, admin)
    page.set_viewport_size({"width": 320, "height": 700})
    officers = page.get_by_role("link", name="Officers", exact=True)
    expect(officers).to_have_count(0)
    page.get_by_text("Menu", exact=True).click()
    expect(officers).to_be_visible()
    # At 1,280 pixels the line of links stands instead.
    look(page)
    expect(page.locator(".site-menu")).to_be_hidden()


def test_the_exact_instant_is_shown_to_the_keyboard(page: Page, live_server: Any, admin: User) -> None:
    sign_in(page, live_server.url, admin)
    page.goto(f"{live_server.url}/gallery/")
    instant = page.locator("time[data-exact]").first
    instant.focus()
    shown = page.evaluate("getComputedStyle(document.activeElement, '::after').content")
    assert shown == f'"{instant.get_attribute("data-exact")}"'
