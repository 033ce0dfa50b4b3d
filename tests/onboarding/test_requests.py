"""The head's request: drafts keep what was typed, mistakes have sentences, nothing is half done."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import User
from accounts.roles import Role
from agencies.models import Agency, Contact, Officer
from onboarding.models import AgencyRequest
from onboarding.services import requests as services
from onboarding.states import RequestState
from tests.approvals.conftest import recorded
from tests.conftest import person
from tests.stories.test_main_job import REQUEST, as_, rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def cora() -> User:
    """A head whose agency has no record yet."""
    return person("cora", "Chief Cora Cedar", Role.HEAD)


@pytest.fixture
def draft(cora: User) -> AgencyRequest:
    return services.start_request(actor=cora)


def check(client: Client, request: AgencyRequest, data: dict[str, Any], *officers: tuple[str, str, str, str]) -> Any:
    request.refresh_from_db()
    form = {**data, "version": request.version, "check": "1", **rows(*officers)}
    return client.post(f"/requests/{request.pk}/edit/", form)


NORA = ("Nora", "Quist", "Q1234", "nquist")


def test_a_valcour_agency_is_told_about_its_own_procedure_and_stopped(cora: User, draft: AgencyRequest) -> None:
    answer = check(as_(cora), draft, {**REQUEST, "rms": "valcour"}, NORA)
    assert (answer.status_code, "procedure for Valcour" in answer.content.decode()) == (422, True)
    stopped = as_(cora).get(f"/requests/{draft.pk}/submit/")
    assert (stopped.status_code, "Valcour" in stopped.content.decode()) == (409, True)


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("judiciary_code", "12a4", "four digits"),
        ("judiciary_code", "9001", "Another agency has this Judiciary Code"),
        ("phone", "12", "ten digits"),
        ("postal_code", "ABC", "five digits"),
        ("poc_email", "not an address", "valid email"),
        ("has_poc_agreed", "", "Confirm that the point of contact has agreed"),
        ("is_installed", "", "Confirm that hardware and software"),
    ],
)
def test_a_wrong_answer_has_a_sentence_and_stays_on_the_page(
    cora: User, draft: AgencyRequest, agency: Agency, field: str, value: str, sentence: str
) -> None:
    answer = check(as_(cora), draft, {**REQUEST, field: value}, NORA)
    page = answer.content.decode()
    assert (answer.status_code, sentence in page, "Cedar Police Department" in page) == (422, True, True)
    draft.refresh_from_db()
    assert (draft.is_complete, draft.typed[field]) == (False, value)


@pytest.mark.parametrize(
    ("officers", "sentence"),
    [
        ([], "List at least one officer"),
        ([("Nora", "Quist", "1234", "nquist")], "one capital letter and four digits"),
        ([NORA, ("Omar", "Reed", "Q1234", "oreed")], "stands twice on this list"),
        ([NORA, ("Omar", "Reed", "R1234", "NQUIST")], "stands twice on this list"),
        ([("Nora", "Quist", "Z9999", "nquist")], "Another active officer has this LEO number"),
        ([("Nora", "Quist", "Q1234", "Z9999")], "Another active officer has this DPS username"),
    ],
)
def test_officers_are_checked_one_by_one_and_against_the_whole_state(
    cora: User,
    draft: AgencyRequest,
    agency: Agency,
    dps: User,
    officers: list[tuple[str, str, str, str]],
    sentence: str,
) -> None:
    recorded(agency, dps, "Z9999", "Zoe Taken")
    answer = check(as_(cora), draft, REQUEST, *officers)
    assert (answer.status_code, sentence in answer.content.decode()) == (422, True)


def test_a_script_named_png_is_refused_and_the_rest_is_kept(cora: User, draft: AgencyRequest) -> None:
    script = SimpleUploadedFile("seal.png", b"#!/bin/sh\n", "image/png")
    answer = check(as_(cora), draft, {**REQUEST, "logo": script}, NORA)
    assert (answer.status_code, "neither a PNG nor a JPEG" in answer.content.decode()) == (422, True)
    draft.refresh_from_db()
    assert (draft.typed["name"], bool(draft.logo)) == ("Cedar Police Department", False)


def test_a_stale_form_keeps_what_was_typed_and_overwrites_nothing(cora: User, draft: AgencyRequest) -> None:
    stale = draft.version
    check(as_(cora), draft, {**REQUEST, "city": "Barre"}, NORA)
    form = {**REQUEST, "city": "Berlin", "version": stale, "check": "1", **rows(NORA)}
    answer = as_(cora).post(f"/requests/{draft.pk}/edit/", form)
    page = answer.content.decode()
    assert (answer.status_code, "Somebody changed this record" in page, "Berlin" in page) == (409, True, True)
    draft.refresh_from_db()
    assert draft.typed["city"] == "Barre"


def test_a_submitted_request_cannot_be_changed_by_its_head(cora: User, draft: AgencyRequest) -> None:
    check(as_(cora), draft, REQUEST, NORA)
    services.submit_request(AgencyRequest.objects.get(), actor=cora)
    answer = check(as_(cora), draft, {**REQUEST, "city": "Berlin"}, NORA)
    draft.refresh_from_db()
    assert (answer.status_code, draft.typed["city"], draft.state) == (302, "Barre", RequestState.SUBMITTED)


def test_a_code_taken_meanwhile_leaves_nothing_half_made(cora: User, draft: AgencyRequest, dps: User) -> None:
    check(as_(cora), draft, REQUEST, NORA, ("Omar", "Reed", "R1234", "oreed"))
    submitted = services.submit_request(AgencyRequest.objects.get(), actor=cora)
    other = Agency.objects.create(
        name="Quicker", judiciary_code="9003", street="1", city="B", postal_code="0", phone="0"
    )
    with pytest.raises(ValidationError, match="Another agency has this Judiciary Code"):
        services.establish_request(submitted, actor=dps)
    assert (Agency.objects.get(), Officer.objects.count(), Contact.objects.count()) == (other, 0, 0)
    assert AgencyRequest.objects.get().state == RequestState.SUBMITTED


def test_submitting_twice_submits_once(cora: User, draft: AgencyRequest) -> None:
    check(as_(cora), draft, REQUEST, NORA)
    form = {"version": AgencyRequest.objects.get().version, "note": ""}
    first, second = (as_(cora).post(f"/requests/{draft.pk}/submit/", form) for _ in range(2))
    assert (first.status_code, second.status_code) == (302, 409)
    assert "Somebody changed this record" in second.content.decode()


def test_only_a_head_begins_a_request(dps: User, poc: User) -> None:
    assert [as_(user).post("/requests/new/").status_code for user in (dps, poc)] == [403, 403]
