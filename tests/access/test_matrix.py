"""Every address x role x whose record: from the permission table, and from one set of records of two agencies."""

import uuid
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from agencies.models import Agency, Contact, ContactKind, Officer
from approvals.models import IncidentKind
from approvals.services.incidents import open_incident
from eticket.access.table import PUBLIC, TABLE, TOKEN
from onboarding.models import AgencyRequest
from onboarding.services.packages import start_package
from tests.approvals.conftest import issued, watched
from tests.conftest import person
from workflow.perform import begin

pytestmark = pytest.mark.django_db

VERBS = {
    "agency_act": "deactivate",
    "request_act": "submit",
    "package_act": "submit",
    "officer_act": "extend",
    "ticket_act": "upload",
    "incident_act": "resolve",
}
OF = {
    "agency": ("agency_", "officers_record", "officer_new"),
    "officer": ("officer_page", "officer_act"),
    "request": ("request_",),
    "package": ("package_",),
    "ticket": ("ticket_", "incident_new"),
    "incident": ("incident_page", "incident_act"),
}
NO_OBJECT = ("_list", "_new", "home", "monitoring")


@pytest.fixture
def everybody(
    head: User, poc: User, officer_user: User, dps: User, jb: User, jb_ops: User, admin: User
) -> dict[Role, User]:
    return dict(zip(Role, (head, poc, officer_user, dps, jb, jb_ops, admin), strict=True))


def address(name: str, pk: object) -> str | None:
    """The address with a key in it; None for those of allauth and of rooms that have a matrix of their own."""
    try:
        return reverse(name, args=[pk, VERBS[name]] if name in VERBS else [pk])
    except NoReverseMatch:
        return None


def kind_of(name: str) -> str | None:
    """Which kind of record an address is about."""
    plain = [kind for kind, starts in OF.items() if name.startswith(starts)]
    return plain[0] if plain and address(name, uuid.uuid4()) else None


NAMED = sorted(name for name in TABLE if kind_of(name))


def get(user: User | None, url: str) -> Any:
    client = Client()
    if user is not None:
        client.force_login(user)
    return client.get(url)


def test_the_table_is_walked() -> None:
    assert {"agency_page", "officer_page", "request_page", "package_page", "ticket_page", "incident_page"} <= set(NAMED)


@pytest.mark.parametrize("name", sorted(name for name, roles in TABLE.items() if roles not in (PUBLIC, TOKEN)))
def test_nobody_gets_in_without_signing_in(name: str) -> None:
    url = address(name, uuid.uuid4())
    for key in ([], [1], ["word"], [uuid.uuid4(), "word"], ["word", 1], [uuid.uuid4(), 1]):
        if url is None:
            with suppress(NoReverseMatch):
                url = reverse(name, args=key)
    answer = get(None, str(url))
    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/account/login/")


@pytest.mark.parametrize("name", NAMED)
def test_a_role_that_the_table_does_not_name_is_refused(name: str, everybody: dict[Role, User]) -> None:
    found = {role: get(user, str(address(name, uuid.uuid4()))).status_code for role, user in everybody.items()}
    # Addresses that only take a form answer 405 before they look for the record.
    allowed = {status for role, status in found.items() if role in TABLE[name]}
    assert {role for role, status in found.items() if status == 403} == {
        role for role in Role if role not in TABLE[name]
    }
    assert allowed <= {404, 405}


class Records:
    """One record of each kind for one agency."""

    def __init__(self, agency: Agency, head: User, dps: User, leo: str) -> None:
        self.agency = agency
        self.officer = watched(agency, dps, leo)
        self.request = begin(AgencyRequest(filed_by=head, is_complete=True), "start", actor=head)
        self.package = start_package(agency, actor=head)
        self.ticket = issued(self.officer, dps, f"VT-{leo}", timezone.now() - timedelta(hours=2))
        self.incident = open_incident(self.ticket, actor=dps, kind=IncidentKind.OTHER, description="Odd.")


@pytest.fixture
def own(agency: Agency, head: User, dps: User) -> Records:
    return Records(agency, head, dps, "Q1234")


@pytest.fixture
def foreign(other_agency: Agency, dps: User) -> Records:
    other = person("other", "Chief Other", Role.HEAD)
    Contact.objects.create(agency=other_agency, user=other, kind=ContactKind.HEAD)
    return Records(other_agency, other, dps, "Z9876")


AGENCY_ROLES = (Role.HEAD, Role.POC, Role.OFFICER)


@pytest.mark.parametrize("name", NAMED)
def test_another_agencys_record_is_as_good_as_missing(name: str, foreign: Records, everybody: dict[Role, User]) -> None:
    record = getattr(foreign, str(kind_of(name)))
    for role in AGENCY_ROLES:
        if role not in TABLE[name]:
            continue
        hidden = get(everybody[role], str(address(name, record.pk)))
        missing = get(everybody[role], str(address(name, uuid.uuid4())))
        assert hidden.status_code == missing.status_code
        assert hidden.status_code in (404, 405)
        assert without_token(hidden.content) == without_token(missing.content)


def without_token(body: bytes) -> str:
    """The page without what differs between any two answers."""
    return "\n".join(line for line in body.decode().splitlines() if "csrfmiddlewaretoken" not in line)


OWN_PAGES = {
    "agency_page": {
        Role.HEAD,
        Role.POC,
        Role.OFFICER,
        Role.DPS,
        Role.JB_TECHNICAL,
        Role.JB_OPERATIONS,
        Role.ADMINISTRATOR,
    },
    "officer_page": {Role.HEAD, Role.POC, Role.DPS, Role.JB_TECHNICAL, Role.JB_OPERATIONS, Role.ADMINISTRATOR},
    "request_page": {Role.HEAD},
    "package_page": {Role.HEAD, Role.POC},
    "ticket_page": {Role.HEAD, Role.POC, Role.DPS, Role.JB_TECHNICAL, Role.JB_OPERATIONS, Role.ADMINISTRATOR},
    "incident_page": {Role.HEAD, Role.POC, Role.DPS, Role.JB_TECHNICAL, Role.JB_OPERATIONS, Role.ADMINISTRATOR},
}
"""Who may read the records of the agency: drafts are the agency's own, an officer sees their own record only."""


@pytest.mark.parametrize("name", sorted(OWN_PAGES))
def test_ones_own_records_open(name: str, own: Records, everybody: dict[Role, User]) -> None:
    record = getattr(own, str(kind_of(name)))
    found = {role for role, user in everybody.items() if get(user, str(address(name, record.pk))).status_code == 200}
    assert found == OWN_PAGES[name]


def test_an_officer_sees_their_own_record_and_tickets(own: Records, officer_user: User) -> None:
    Officer.objects.filter(pk=own.officer.pk).update(user=officer_user)
    pages = (f"/officers/{own.officer.pk}/", f"/tickets/{own.ticket.pk}/")
    assert [get(officer_user, page).status_code for page in pages] == [200, 200]


LISTS = (
    "agency_list",
    "officer_list",
    "request_list",
    "package_list",
    "ticket_list",
    "incident_list",
    "monitoring",
    "home",
)


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("role", list(Role))
def test_every_list_opens_for_its_roles_empty_and_with_any_filter(
    name: str, role: Role, everybody: dict[Role, User]
) -> None:
    url = reverse(name)
    wanted = 200 if role in TABLE[name] else 403
    odd = "?q=%00%27%22&state=nonsense&agency=x&after=%25&before=e30&sort=drop&clock=z&level=9"
    assert [get(everybody[role], url + query).status_code for query in ("", odd)] == [wanted, wanted]
