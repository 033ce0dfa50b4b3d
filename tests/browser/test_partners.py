"""A partner system is entered and gets its token in a real browser, with axe on every page."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from agencies.models import Agency
from citations.models import Partner
from citations.partners.queries import partner_of
from tests.browser.visits import look, sign_in, visit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_system_is_entered_and_its_token_is_shown_once(
    page: Page, live_server: Any, agency: Agency, dps: User
) -> None:
    Agency.objects.filter(pk=agency.pk).update(interchange_code="VCSO")
    sign_in(page, live_server.url, dps)
    visit(page, live_server.url, "/citations/")
    page.get_by_role("link", name="Partner systems").click()
    look(page)
    page.get_by_role("link", name="Enter a system").click()
    look(page)
    page.get_by_label("Agency").select_option(label="Maple Police Department")
    page.get_by_label("Name of the system").fill("Maple records system")
    page.get_by_label("Name of its folder").fill("maple")
    page.get_by_role("button", name="Enter system").click()
    look(page)
    page.get_by_role("button", name="Make a token").click()
    look(page)
    token = page.locator("#token").inner_text()
    assert partner_of(token) == Partner.objects.get()
    visit(page, live_server.url, f"/partners/{Partner.objects.get().pk}/")
    expect(page.locator("#token")).to_have_count(0)
    page.get_by_role("button", name="Switch off").click()
    expect(page.get_by_role("status")).to_contain_text("is switched off")
    assert partner_of(token) is None
