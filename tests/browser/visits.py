"""How the browser tests walk: sign in, press, and look at every page with axe at two widths."""

from pathlib import Path
from typing import Any

from django.conf import settings
from playwright.sync_api import Page

from accounts.models import User
from tests.conftest import PASSWORD

AXE = Path(settings.BASE_DIR) / "node_modules/axe-core/axe.min.js"
WIDTHS = (1280, 320)


def look(page: Page) -> None:
    """No violation of axe, and nothing to scroll sideways, at both widths."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate(AXE.read_text())
        found: list[Any] = page.evaluate("axe.run().then(result => result.violations)")
        told = [(each["id"], [node["html"][:200] for node in each["nodes"]]) for each in found]
        assert told == [], (page.url, width)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), (page.url, width)
    page.set_viewport_size({"width": WIDTHS[0], "height": 900})


def visit(page: Page, base: str, path: str) -> None:
    """Open a page and look at it."""
    page.goto(base + path)
    look(page)


def press(page: Page, name: str) -> None:
    """Press the button or follow the link with this name, and look at what comes."""
    target = page.get_by_role("button", name=name, exact=True).or_(page.get_by_role("link", name=name, exact=True))
    target.first.click()
    page.wait_for_load_state()
    look(page)


def sign_in(page: Page, base: str, user: User) -> None:
    """As somebody else: forget who was there, then the sign-in page."""
    page.context.clear_cookies()
    page.goto(f"{base}/account/login/")
    page.get_by_label("Email").or_(page.get_by_label("E-mail")).first.fill(user.email)
    page.get_by_label("Password").first.fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_load_state()
    look(page)
