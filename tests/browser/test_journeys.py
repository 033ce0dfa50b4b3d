"""Two journeys in a real browser, with axe on every page that they visit."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.models import User
from accounts.roles import Role
from agencies.models import Agency, Officer
from approvals.models import ETicket
from onboarding.models import AgencyRequest, InformationPackage
from tests.approvals.conftest import accepted, recorded, watched
from tests.browser.visits import look, press, sign_in, visit
from tests.conftest import PASSWORD, person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def fill(page: Page, **fields: str) -> None:
    for label, value in fields.items():
        page.get_by_label(label.replace("_", " "), exact=False).first.fill(value)


def test_a_head_asks_and_dps_establishes_the_agency(page: Page, live_server: Any, dps: User) -> None:
    head, base = person("cora", "Chief Cora Cedar", Role.HEAD), live_server.url
    sign_in(page, base, head)
    visit(page, base, "/requests/")
    press(page, "New request")
    press(page, "Check and read through")
    expect(page.get_by_role("alert")).to_contain_text("things need your attention")
    page.get_by_label("Spillman").check()
    page.get_by_label("The e-ticket hardware and software have been bought and installed").check()
    for name, value in {
        "name": "Cedar Police Department",
        "judiciary_code": "9003",
        "street": "3 Cedar Street",
        "city": "Barre",
        "region": "VT",
        "postal_code": "05641",
        "phone": "802-555-0103",
        "poc_name": "Paula Point",
        "poc_email": "paula@example.org",
        "officers-0-title": "Officer",
        "officers-0-first_name": "Nora",
        "officers-0-last_name": "Quist",
        "officers-0-leo_number": "wrong",
        "officers-0-dps_username": "nquist",
    }.items():
        page.locator(f"[name={name}]").fill(value)
    page.get_by_label("Civilian").check()
    page.get_by_label("The point of contact coordinates").check()
    press(page, "Check and read through")
    expect(page.get_by_role("alert")).to_contain_text("One thing needs your attention")
    expect(page.locator("[name=officers-0-leo_number]")).to_have_value("wrong")
    page.locator("[name=officers-0-leo_number]").fill("Q1234")
    press(page, "Check and read through")
    press(page, "Submit to DPS")
    press(page, "Submit to DPS")
    expect(page.get_by_role("status")).to_contain_text("The request was submitted")
    request = AgencyRequest.objects.get()
    sign_in(page, base, dps)
    page.get_by_role("link", name="Cedar Police Department").click()
    look(page)
    press(page, "Establish agency")
    press(page, "Establish agency")
    agency = Agency.objects.get(judiciary_code="9003")
    assert AgencyRequest.objects.get(pk=request.pk).agency_id == agency.pk
    visit(page, base, f"/agencies/{agency.pk}/")
    press(page, "Create officer records")
    press(page, "Confirm TraCS records")
    assert Officer.objects.get().state == "recorded"
    for path in (
        "/agencies/",
        "/officers/",
        "/officers/?q=nobody",
        "/requests/",
        "/mail/",
        f"/officers/{Officer.objects.get().pk}/",
    ):
        visit(page, base, path)


def test_a_package_goes_to_the_bureau_and_an_officer_is_approved(
    page: Page, live_server: Any, agency: Agency, poc: User, dps: User, jb: User
) -> None:
    base, officer = live_server.url, recorded(agency, dps, email="nora@example.org")
    sign_in(page, base, poc)
    visit(page, base, "/packages/")
    press(page, "New package")
    press(page, f"Begin a package for {agency.name}")
    page.locator("[name=head_name]").fill("Chief Hale")
    page.locator("[name=head_authorised_on]").fill(timezone.localdate().isoformat())
    for box in page.locator("[name=attested]").all():
        box.check()
    page.locator(f"[name=in-{officer.pk}]").check()
    page.locator(f"[name=on-{officer.pk}]").fill(timezone.localdate().isoformat())
    press(page, "Save and read through")
    press(page, "Submit to DPS")
    press(page, "Submit to DPS")
    package = InformationPackage.objects.get()
    sign_in(page, base, dps)
    visit(page, base, f"/packages/{package.pk}/")
    expect(page.get_by_text("Withheld", exact=True).first).to_be_visible()
    press(page, "Forward to the Judicial Bureau")
    press(page, "Forward to the Judicial Bureau")
    sign_in(page, base, jb)
    visit(page, base, f"/packages/{package.pk}/")
    expect(page.get_by_text("1 Main Street")).to_have_count(0)
    press(page, "Acknowledge")
    press(page, "Acknowledge")
    sign_in(page, base, poc)
    for number in ("VT-1", "VT-2", "VT-3"):
        visit(page, base, "/tickets/new/")
        page.get_by_label("e-Ticket number").fill(number)
        press(page, "Record e-ticket")
        press(page, "Record upload")
        press(page, "Record upload")
    sign_in(page, base, jb)
    for number in ("VT-1", "VT-2", "VT-3"):
        visit(page, base, f"/tickets/{ETicket.objects.get(number=number).pk}/")
        for act in ("Record receipt", "Record acceptance"):
            press(page, act)
            press(page, act)
    visit(page, base, "/monitoring/")
    page.get_by_role("link", name="Nora Quist").click()
    look(page)
    expect(page.get_by_role("heading", name="Approvable: yes")).to_be_visible()
    press(page, "Approve officer")
    press(page, "Approve officer")
    expect(page.get_by_role("status")).to_contain_text("The officer is approved")
    assert Officer.objects.get().state == "approved"


def test_trouble_is_shown_where_it_is(
    page: Page, live_server: Any, agency: Agency, poc: User, dps: User, jb: User
) -> None:
    base, officer = live_server.url, watched(agency, dps)
    ticket = accepted(officer, dps, jb, "VT-1", timezone.now() - timedelta(days=2))
    sign_in(page, base, poc)
    visit(page, base, f"/tickets/{ticket.pk}/")
    press(page, "Open an incident")
    press(page, "Open incident")
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label("Data entry").check()
    page.get_by_label("What happened").fill("The plate was mistyped.")
    press(page, "Open incident")
    press(page, "Resolve")
    page.get_by_label("Returned to the officer").check()
    page.get_by_label("What was done").fill("Typed again.")
    press(page, "Resolve")
    visit(page, base, "/incidents/")
    visit(page, base, "/tickets/?clock=late")
    visit(page, base, "/officers/00000000-0000-4000-8000-000000000000/")
    visit(page, base, "/people/00000000/nothing/")


def test_what_was_typed_survives_the_end_of_a_session(
    page: Page, live_server: Any, agency: Agency, poc: User, dps: User
) -> None:
    base, officer = live_server.url, watched(agency, dps)
    sign_in(page, base, poc)
    visit(page, base, f"/tickets/new/?officer={officer.pk}")
    page.get_by_label("e-Ticket number").fill("VT-77")
    Session.objects.all().delete()
    page.get_by_role("button", name="Record e-ticket").click()
    page.wait_for_load_state()
    expect(page.get_by_role("status")).to_contain_text("nothing was sent")
    assert ETicket.objects.count() == 0
    page.locator("[name=login]").fill(poc.email)
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_load_state()
    expect(page.get_by_label("e-Ticket number")).to_have_value("VT-77")
    expect(page.get_by_text("is back")).to_be_visible()
    press(page, "Record e-ticket")
    assert ETicket.objects.get().number == "VT-77"
