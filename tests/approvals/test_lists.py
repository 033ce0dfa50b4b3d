"""Lists ask the database the same number of questions, however long they are."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from agencies.models import Agency, Officer
from approvals.models import IncidentKind
from approvals.services.incidents import open_incident
from onboarding.models import AgencyRequest, InformationPackage
from tests.approvals.conftest import issued, watched
from tests.conftest import prospective
from workflow.perform import begin

pytestmark = pytest.mark.django_db


def more_officers(agency: Agency, dps: User, number: int) -> None:
    first = Officer.objects.count()
    for place in range(first, first + number):
        watched(agency, dps, f"Q{1000 + place}")


def more_tickets(agency: Agency, dps: User, number: int) -> None:
    officer = Officer.objects.first() or watched(agency, dps)
    first = officer.tickets.count()  # type: ignore[attr-defined]
    for place in range(first, first + number):
        ticket = issued(officer, dps, f"VT-{place:04}", timezone.now() - timedelta(hours=place + 1))
        open_incident(ticket, actor=dps, kind=IncidentKind.OTHER, description="Odd.")


def more_agencies(agency: Agency, dps: User, number: int) -> None:
    first = Agency.objects.count()
    for place in range(first, first + number):
        prospective(f"Agency {place}", f"8{place:03}")


def more_requests(agency: Agency, dps: User, number: int) -> None:
    for _ in range(number):
        begin(AgencyRequest(filed_by=dps, agency_name="Cedar"), "start", actor=dps)


def more_packages(agency: Agency, dps: User, number: int) -> None:
    for _ in range(number):
        begin(InformationPackage(agency=agency, prepared_by=dps), "start", actor=dps)


LISTS: dict[str, Callable[[Agency, User, int], None]] = {
    "/officers/": more_officers,
    "/officers/?state=monitored&sort=name": more_officers,
    "/monitoring/": more_officers,
    "/agencies/": more_agencies,
    "/requests/": more_requests,
    "/packages/": more_packages,
    "/tickets/": more_tickets,
    "/incidents/": more_tickets,
    "/": more_tickets,
}


@pytest.mark.parametrize("url", LISTS)
def test_one_row_and_thirty_cost_the_same_statements(url: str, agency: Agency, poc: User, dps: User) -> None:
    client = Client()
    client.force_login(poc if url == "/packages/" else dps)

    def statements() -> int:
        with CaptureQueriesContext(connection) as found:
            assert client.get(url).status_code == 200
        return len(found)

    LISTS[url](agency, dps, 1)
    client.get(url)
    one = statements()
    LISTS[url](agency, dps, 29)
    assert statements() == one
    assert one <= 16 if url == "/" else one <= 7


def test_pages_by_key_lead_there_and_back(agency: Agency, dps: User) -> None:
    more_agencies(agency, dps, 120)
    client = Client()
    client.force_login(dps)
    first = client.get("/agencies/?q=Agency").context["page"]
    assert (len(first), first.newer, first.total) == (50, "", "120")
    second = client.get(f"/agencies/{first.older}").context["page"]
    third = client.get(f"/agencies/{second.older}").context["page"]
    assert (len(second), len(third), third.older) == (50, 20, "")
    back = client.get(f"/agencies/{third.newer}").context["page"]
    assert [row.pk for row in back] == [row.pk for row in second]
    everyone = [row.name for page in (first, second, third) for row in page]
    assert everyone == sorted(Agency.objects.filter(name__startswith="Agency").values_list("name", flat=True))


def test_falling_order_pages_too(agency: Agency, dps: User) -> None:
    more_agencies(agency, dps, 60)
    client = Client()
    client.force_login(dps)
    first = client.get("/agencies/?sort=-name").context["page"]
    second = client.get(f"/agencies/{first.older}").context["page"]
    names = [row.name for page in (first, second) for row in page]
    assert names == list(Agency.objects.order_by("-name", "-id").values_list("name", flat=True))


def test_what_people_typed_is_never_markup(agency: Agency, dps: User) -> None:
    watched(agency, dps)
    Officer.objects.update(last_name="<script>alert(1)</script>")
    client = Client()
    client.force_login(dps)
    for url in ("/officers/", "/monitoring/", f"/agencies/{agency.pk}/"):
        page = client.get(url).content.decode()
        assert ("<script>alert" in page, "&lt;script&gt;alert" in page) == (False, True)
