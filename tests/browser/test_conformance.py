"""A system takes the pack, its file is graded, and the pass is printed, in a real browser with axe on every page."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from accounts.models import User
from agencies.models import Agency
from citations.conformance.download import ANSWER
from citations.models import ConformanceTry, Transfer
from citations.partners.services.keeping import add_partner
from tests.browser.visits import look, press, sign_in, visit
from tests.citations.reference import DATA

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_from_the_pack_over_a_wrong_answer_to_the_pass(
    page: Page, live_server: Any, agency: Agency, dps: User, poc: User, tmp_path: Path
) -> None:
    Agency.objects.filter(pk=agency.pk).update(interchange_code="VCSO")
    agency.refresh_from_db(fields=["interchange_code"])
    call_command("load_reference", str(DATA / "reference-sample"), stdout=io.StringIO())
    partner = add_partner(actor=dps, agency=agency, name="Maple records system", folder="maple")
    sign_in(page, live_server.url, poc)
    visit(page, live_server.url, "/citations/")
    press(page, "Conformance")
    press(page, "Maple records system")
    page.get_by_text("Left out:").click()
    look(page)
    with page.expect_download() as taken:
        page.get_by_role("link", name="Download the pack").click()
    with zipfile.ZipFile(taken.value.path()) as archive:
        answer = archive.read(ANSWER)
    page.get_by_label("Citation file").set_input_files(
        {"name": "letter.txt", "mimeType": "text/plain", "buffer": b"a letter\n"}
    )
    press(page, "Grade file")
    expect(page.get_by_text("No record has the citation number").first).to_be_visible()
    wrong = answer.replace(b"SPECIMEN".ljust(30), b"SPECIMAN".ljust(30), 1)
    page.get_by_label("Citation file").set_input_files(
        {"name": "ours.txt", "mimeType": "text/plain", "buffer": wrong + b"short"}
    )
    press(page, "Grade file")
    page.get_by_label("Scenarios").select_option(label="Not right")
    press(page, "Show")
    expect(page.get_by_text("Last Name: you sent SPECIMAN, the scenario says SPECIMEN.")).to_be_visible()
    page.screenshot(path=tmp_path / "try.png", full_page=True)
    visit(page, live_server.url, f"/partners/{partner.pk}/conformance/")
    page.get_by_label("Citation file").set_input_files({"name": "ours.txt", "mimeType": "text/plain", "buffer": answer})
    press(page, "Grade file")
    press(page, "Open the pass to print it")
    expect(page.get_by_role("heading", name="Maple records system")).to_be_visible()
    assert (ConformanceTry.objects.count(), Transfer.objects.count()) == (2, 0)
    sign_in(page, live_server.url, dps)
    visit(page, live_server.url, "/partners/")
    expect(page.get_by_role("link", name="Passed on")).to_be_visible()
    visit(page, live_server.url, f"/partners/{partner.pk}/")
