"""One officer, from the head's request to the Judicial Bureau's approval, through the pages."""

import io
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image

from accounts.models import User
from accounts.roles import Role
from agencies.models import Agency, Contact, Officer
from agencies.states import AgencyState, OfficerState
from approvals.models import Decision, ETicket
from notifications.models import OutgoingMail
from onboarding.models import AgencyRequest, InformationPackage
from onboarding.states import PackageState, RequestState
from tests.conftest import person

pytestmark = pytest.mark.django_db


def as_(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def picture() -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", (40, 20), "navy").save(out, "PNG")
    return SimpleUploadedFile("seal.png", out.getvalue(), "image/png")


REQUEST = {
    "rms": "spillman",
    "is_installed": "on",
    "name": "Cedar Police Department",
    "judiciary_code": "9003",
    "street": "3 Cedar Street",
    "city": "Barre",
    "region": "VT",
    "postal_code": "05641",
    "phone": "802-555-0103",
    "poc_name": "Paula Point",
    "poc_email": "paula@example.org",
    "poc_phone": "",
    "poc_type": "civilian",
    "has_poc_agreed": "on",
}


def rows(*officers: tuple[str, str, str, str]) -> dict[str, Any]:
    data: dict[str, Any] = {
        "officers-TOTAL_FORMS": len(officers),
        "officers-INITIAL_FORMS": 0,
        "officers-MIN_NUM_FORMS": 1,
        "officers-MAX_NUM_FORMS": 200,
    }
    for number, (first, last, leo, username) in enumerate(officers):
        prefix = f"officers-{number}-"
        data |= {
            prefix + "title": "Officer",
            prefix + "first_name": first,
            prefix + "middle_name": "",
            prefix + "last_name": last,
            prefix + "suffix": "",
            prefix + "leo_number": leo,
            prefix + "dps_username": username,
            prefix + "email": f"{username}@example.org" if first == "Nora" else "",
        }
    return data


def post(client: Client, url: str, **data: Any) -> Any:
    """Post an act with the version that its page shows."""
    page = client.get(url)
    assert page.status_code == 200, (url, page.status_code, page.content.decode()[:3000])
    version = page.context["form"].initial.get("version", page.context["form"]["version"].value())
    answer = client.post(url, {"version": version, "note": "", **data})
    assert answer.status_code == 302, (url, answer.status_code, answer.context["form"].errors)
    return answer


def letters(kind: str) -> set[str]:
    return set(OutgoingMail.objects.filter(kind=kind).values_list("to_address", flat=True))


def test_an_officer_from_request_to_approval(dps: User, jb: User, settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    head = person("cora", "Chief Cora Cedar", Role.HEAD)
    agency = request_and_establish(as_(head), as_(dps), head)
    officers = record_and_train(as_(dps), as_(User.objects.get(email="paula@example.org")), agency)
    package = package_to_the_bureau(
        as_(User.objects.get(email="paula@example.org")), as_(dps), as_(jb), agency, officers
    )
    watch_and_approve(as_(User.objects.get(email="paula@example.org")), as_(jb), package, officers[0])


def request_and_establish(head_client: Client, dps_client: Client, head: User) -> Agency:
    assert head_client.post("/requests/new/").status_code == 302
    request = AgencyRequest.objects.get()
    edit = f"/requests/{request.pk}/edit/"
    draft = {**REQUEST, "judiciary_code": "9x", "version": request.version, "draft": "1"}
    head_client.post(edit, {**draft, **rows(("Nora", "Quist", "wrong", "nquist"))})
    request.refresh_from_db()
    assert (request.typed["judiciary_code"], request.officers[0]["leo_number"], request.is_complete) == (
        "9x",
        "wrong",
        False,
    )
    wrong = head_client.post(
        edit, {**REQUEST, "judiciary_code": "9x", "version": request.version, "check": "1", **rows(("Nora", "Quist", "wrong", "nquist"))}
    )  # fmt: skip
    assert (wrong.status_code, "four digits" in wrong.content.decode(), "capital letter" in wrong.content.decode()) == (
        422,
        True,
        True,
    )
    request.refresh_from_db()
    right = {**REQUEST, "version": request.version, "check": "1", "logo": picture()}
    answer = head_client.post(
        edit, {**right, **rows(("Nora", "Quist", "Q1234", "nquist"), ("Omar", "Reed", "R1234", "oreed"))}
    )
    assert answer.status_code == 302
    assert head_client.get(f"/requests/{request.pk}/logo/")["Content-Type"] == "image/png"
    assert dps_client.get(f"/requests/{request.pk}/").status_code == 404, "a draft is the head's own"
    post(head_client, f"/requests/{request.pk}/submit/")
    assert letters("onboarding.request_submitted") == {"dps.eticket@example.org", "cora@example.org"}
    assert "Cedar Police Department" in dps_client.get("/").content.decode()
    post(dps_client, f"/requests/{request.pk}/send-back/", to_mend=["Logo"], note="Please use the seal.")
    assert letters("onboarding.request_returned") == {"cora@example.org"}
    request.refresh_from_db()
    assert (request.state, request.to_mend) == (RequestState.RETURNED, ["Logo"])
    officers = rows(("Nora", "Quist", "Q1234", "nquist"), ("Omar", "Reed", "R1234", "oreed"))
    head_client.post(edit, {**REQUEST, "version": request.version, "check": "1", **officers})
    post(head_client, f"/requests/{request.pk}/submit/")
    post(dps_client, f"/requests/{request.pk}/establish/")
    agency = Agency.objects.get(judiciary_code="9003")
    kinds = sorted(Contact.objects.filter(agency=agency).values_list("kind", "user__email"))
    assert kinds == [("head", "cora@example.org"), ("poc", "paula@example.org")]
    assert (agency.state, bool(agency.logo)) == (AgencyState.ESTABLISHED, True)
    assert letters("agencies.agency_established") == {"cora@example.org", "paula@example.org"}
    return agency


def record_and_train(dps_client: Client, poc_client: Client, agency: Agency) -> list[Officer]:
    officers = list(agency.officers.order_by("last_name"))
    assert [officer.state for officer in officers] == [OfficerState.LISTED] * 2
    answer = dps_client.post(
        f"/agencies/{agency.pk}/officers/record/", {"officers": [o.pk for o in officers], "note": ""}
    )
    assert answer.status_code == 302
    assert letters("agencies.officers_recorded") == {"paula@example.org"}
    assert "Nora Quist" in poc_client.get("/").content.decode()
    for officer in officers:
        post(
            poc_client, f"/officers/{officer.pk}/record-training/", on=timezone.localdate() - timedelta(days=1), by="poc"
        )  # fmt: skip
    return list(agency.officers.order_by("last_name"))


def package_to_the_bureau(
    poc_client: Client, dps_client: Client, jb_client: Client, agency: Agency, officers: list[Officer]
) -> InformationPackage:
    assert poc_client.post("/packages/new/", {"agency": agency.pk}).status_code == 302
    package = InformationPackage.objects.get()
    early = poc_client.get(f"/packages/{package.pk}/submit/")
    assert (early.status_code, "All six statements" in early.content.decode()) == (409, True)
    data: dict[str, Any] = {
        "version": package.version,
        "head_name": "Chief Cora Cedar",
        "head_authorised_on": timezone.localdate(),
        "attested": ["authorised", "procured", "installed", "tracs", "training", "data_entry"],
        "message": "",
    }
    for officer in officers:
        data |= {f"in-{officer.pk}": "on", f"on-{officer.pk}": timezone.localdate() + timedelta(days=3)}
    assert poc_client.post(f"/packages/{package.pk}/edit/", data).status_code == 302
    post(poc_client, f"/packages/{package.pk}/submit/")
    assert letters("onboarding.package_submitted") == {"dps.help@example.org"}
    assert jb_client.get(f"/packages/{package.pk}/").status_code == 404, "the bureau sees what was forwarded"
    page = dps_client.get(f"/packages/{package.pk}/").content.decode()
    assert ("Withheld" in page, "3 Cedar Street" in page, "nquist" in page) == (True, True, True)
    post(dps_client, f"/packages/{package.pk}/forward/")
    package.refresh_from_db()
    assert package.state == PackageState.FORWARDED
    assert sorted(package.forwarded["officers"][0]) == ["expected_start", "first_name", "id", "last_name", "leo_number"]
    assert letters("onboarding.package_forwarded") == {"jb.eticket@example.org", "paula@example.org"}
    assert letters("approvals.may_begin") == {"nquist@example.org", "paula@example.org"}
    seen = jb_client.get(f"/packages/{package.pk}/").content.decode()
    assert ("Nora Quist" in seen, "3 Cedar Street" in seen, "nquist" in seen) == (True, False, False)
    post(jb_client, f"/packages/{package.pk}/acknowledge/", note="Welcome.")
    assert letters("onboarding.package_acknowledged") == {"dps.help@example.org", "paula@example.org"}
    return package


def watch_and_approve(poc_client: Client, jb_client: Client, package: InformationPackage, officer: Officer) -> None:
    now = timezone.localtime()
    refused = jb_client.get(f"/officers/{officer.pk}/approve/")
    assert (refused.status_code, "do not carry an approval yet" in refused.content.decode()) == (409, True)
    for number in ("VT-1001", "VT-1002", "VT-1003"):
        answer = poc_client.post(
            "/tickets/new/",
            {"officer": officer.pk, "number": number, "on": now.date(), "at": f"{now:%H:%M}"},
        )
        assert answer.status_code == 302, answer.context["form"].errors
        ticket = ETicket.objects.get(number=number)
        at = {"on": now.date(), "at": f"{now:%H:%M}"}
        post(poc_client, f"/tickets/{ticket.pk}/upload/", **at)
        post(jb_client, f"/tickets/{ticket.pk}/receive/", **at)
        post(jb_client, f"/tickets/{ticket.pk}/accept/", case_number="", **at)
    page = jb_client.get(f"/officers/{officer.pk}/").content.decode()
    assert ("Approvable: yes" in page, "Approve officer" in page) == (True, True)
    post(jb_client, f"/officers/{officer.pk}/approve/", note="Well done.")
    officer.refresh_from_db()
    officer.agency.refresh_from_db()
    assert (officer.state, officer.agency.state) == (OfficerState.APPROVED, AgencyState.APPROVED)
    told = {"nquist@example.org", "paula@example.org", "dps.help@example.org"}
    assert letters("approvals.officer_approved") == told
    decision = Decision.objects.get()
    assert [each["is_clean"] for each in decision.evidence["tickets"]] == [True, True, True]
    assert f"{officer.approved_on:%b}" in poc_client.get(f"/packages/{package.pk}/").content.decode()
