"""From the queue to an open case in a real browser, with the keyboard alone, with axe on every page."""

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from playwright.sync_api import Locator, Page, expect

from accounts.models import User
from agencies.models import Agency
from citations.models import Citation
from tests.browser.visits import look, sign_in, visit
from tests.citations.queue.waiting import held, refused
from tests.citations.reference import DATA

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MOST_TABS = 120


@pytest.fixture
def sheriff(agency: Agency, settings: Any, tmp_path: Path) -> Agency:
    settings.MEDIA_ROOT = str(tmp_path / "media")
    call_command("load_reference", str(DATA / "reference-sample"), stdout=io.StringIO())
    Agency.objects.filter(pk=agency.pk).update(interchange_code="VCSO")
    return agency


def reach(page: Page, target: Locator) -> None:
    """Go to it with the tab key."""
    for _ in range(MOST_TABS):
        if target.evaluate("it => it === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"cannot be reached with the keyboard: {target}")


def strike(page: Page, target: Locator) -> None:
    """Reach a button or link and press Enter."""
    reach(page, target)
    enter(page)


def enter(page: Page) -> None:
    """Press Enter, and wait for the page that comes."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_a_citation_is_corrected_with_the_keyboard_alone(
    page: Page, live_server: Any, sheriff: Agency, jb: User
) -> None:
    citation, base = held(), live_server.url
    refused()
    held("LATER")
    sign_in(page, base, jb)
    visit(page, base, "/citations/queue/")
    reach(page, page.get_by_role("checkbox", name="Citation HELD1"))
    page.keyboard.press("Space")
    strike(page, page.get_by_role("button", name="Assign to me"))
    expect(page.get_by_role("status")).to_contain_text("1 citation became Judy Bureau's")
    visit(page, base, "/")
    strike(page, page.get_by_role("link", name="Citation HELD1"))
    look(page)
    strike(page, page.get_by_role("button", name="Use BRO"))
    expect(page.get_by_label("Eye Color", exact=False).and_(page.locator("input"))).to_have_value("BRO")
    reach(page, page.locator("#id_violation_1_section"))
    page.keyboard.press("Control+A")
    page.keyboard.type("9998")
    strike(page, page.get_by_role("button", name="Save and check again"))
    expect(page.get_by_role("status")).to_contain_text("1 problem cleared, 2 are left")
    look(page)
    reach(page, page.locator("#id_violation_1_section"))
    page.keyboard.press("Control+A")
    page.keyboard.type("4000(A)")
    strike(page, page.get_by_role("button", name="Try without saving"))
    expect(page.get_by_text("Not saved yet")).to_be_visible()
    look(page)
    reach(page, page.locator("#id_violation_1_section"))
    # Enter in a field saves; it does not press the first suggestion.
    enter(page)
    expect(page.get_by_role("status")).to_contain_text(f"case {citation.case_number} is open")
    look(page)
    strike(page, page.get_by_role("link", name="Next citation"))
    look(page)
    reach(page, page.locator("#id_last_name"))
    page.keyboard.type("BRANDT")
    strike(page, page.get_by_role("button", name="Save and next"))
    expect(page.get_by_role("status")).to_contain_text("1 problem cleared")
    expect(page.get_by_role("heading", name="Citation LATER")).to_be_visible()
    assert Citation.objects.get(pk=citation.pk).stage == "open"


def test_the_other_pages_of_the_queue_are_looked_at(page: Page, live_server: Any, sheriff: Agency, jb: User) -> None:
    base = live_server.url
    first = refused("AGAIN")
    held("AGAIN", date_of_birth="01021980")
    held("ONE")
    refused("NEVER")
    sign_in(page, base, jb)
    visit(page, base, "/citations/queue/?edit=code&field=eye_color&who=nobody")
    page.get_by_label("Keep these filters").fill("Eyes")
    page.get_by_role("button", name="Keep list").click()
    look(page)
    page.get_by_text("Wrong most often").click()
    page.get_by_role("link", name="Fix this error in many records").click()
    look(page)
    page.get_by_role("link", name="BRN").click()
    look(page)
    page.get_by_label("Replace Eye Color by").fill("BRO")
    page.get_by_role("button", name="Show the effects").click()
    look(page)
    page.get_by_role("button", name="Correct the ticked records").click()
    expect(page.get_by_role("status")).to_contain_text("2 records corrected: 0 open now, 2 still waiting.")
    look(page)
    visit(page, base, f"/citations/queue/{first.pk}/?compare=later")
    page.get_by_text("All other fields").click()
    page.get_by_text("What to tell the agency").click()
    page.get_by_text("Every byte as it came").click()
    look(page)
    page.get_by_role("button", name="Show what is starred").click()
    expect(page.get_by_label("Line to copy")).to_be_visible()
    look(page)
    page.locator("#id_violation_1_section").evaluate("it => it.removeAttribute('maxlength')")
    page.locator("#id_violation_1_section").fill("much too long a text for it")
    page.get_by_role("button", name="Save and check again").click()
    expect(page.get_by_role("alert")).to_contain_text("The field has 20 places")
    look(page)
    visit(page, base, "/citations/queue/?stage=rejected")
    page.get_by_role("checkbox", name="Citation NEVER").check()
    page.get_by_role("button", name="Dismiss the ticked").click()
    look(page)
    page.get_by_label("Reason").fill("A test of the agency, sent by mistake.")
    page.get_by_role("button", name="Dismiss").click()
    expect(page.get_by_role("status")).to_contain_text("1 record")
    look(page)
    visit(page, base, "/citations/queue/?show=dismissed")
    visit(page, base, "/citations/queue/?age=90")
