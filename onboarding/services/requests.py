"""What happens to the head's request."""

from collections.abc import Sequence
from typing import Any

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from agencies.models import Agency, Contact, ContactKind, Officer
from agencies.services import records
from agencies.services.people import invite_person
from notifications import outbox
from onboarding.letters import RequestReturned, RequestSubmitted
from onboarding.models import AgencyRequest
from workflow.constraints import unique_sentence
from workflow.errors import NotNow, NotYou
from workflow.perform import begin, perform, revise

AGENCY_FACTS = ("name", "judiciary_code", "street", "city", "region", "postal_code", "phone")
OFFICER_FACTS = ("title", "first_name", "middle_name", "last_name", "suffix", "leo_number", "dps_username", "email")

TAKEN = {
    "judiciary_code_once": "Another agency has this Judiciary Code. Return the request and name the code.",
    "leo_number_once": "An officer of this request has the LEO number of another active officer. "
    "Return the request and name the officer.",
    "dps_username_once": "An officer of this request has the DPS username of another active officer. "
    "Return the request and name the officer.",
}


def start_request(*, actor: User) -> AgencyRequest:
    """Begin an empty draft."""
    if not actor.has_role(Role.HEAD):
        raise NotYou("Only the head of a department files the agency's request.")
    return begin(AgencyRequest(filed_by=actor), "start", actor=actor)


def save_request(
    agency_request: AgencyRequest,
    *,
    actor: User,
    typed: dict[str, Any],
    officers: Sequence[dict[str, Any]],
    logo: "ContentFile[bytes] | None" = None,
    is_complete: bool,
    version: int | None = None,
) -> AgencyRequest:
    """Keep what was typed, right or not; `is_complete` says that every check passed."""
    if agency_request.filed_by_id != actor.pk:
        raise NotYou("Only the head who began this request can change it.")
    if not agency_request.is_editable:
        raise NotNow("This request was handed in and can be changed only after DPS returns it. Nothing was saved.")
    columns: dict[str, Any] = {
        "typed": typed,
        "officers": list(officers),
        "agency_name": str(typed.get("name", ""))[:100].strip(),
        "is_complete": is_complete,
    }
    if logo is not None:
        columns["logo"] = logo
    return revise(agency_request, version=version, **columns)


def submit_request(
    agency_request: AgencyRequest, *, actor: User, note: str = "", version: int | None = None
) -> AgencyRequest:
    """Hand the request to DPS; DPS and the head get a letter."""
    with transaction.atomic():
        submitted = perform(agency_request, "submit", actor=actor, note=note, version=version, at=timezone.now())
        outbox.queue(RequestSubmitted(submitted))
    return submitted


def return_request(
    agency_request: AgencyRequest, *, actor: User, to_mend: Sequence[str], note: str, version: int | None = None
) -> AgencyRequest:
    """Give the request back with named reasons."""
    with transaction.atomic():
        returned = perform(agency_request, "send_back", actor=actor, note=note, version=version, to_mend=list(to_mend))
        outbox.queue(RequestReturned(returned, tuple(to_mend), note))
    return returned


def establish_request(
    agency_request: AgencyRequest, *, actor: User, note: str = "", version: int | None = None
) -> Agency:
    """Make the agency record, its people and its listed officers out of the request, in one act.

    Raises `ValidationError` with a sentence when a code, LEO number or username is taken meanwhile; then nothing was made.
    """
    typed = agency_request.typed
    try:
        with transaction.atomic():
            agency = Agency(logo=agency_request.logo.name, **{key: typed[key] for key in AGENCY_FACTS})
            records.open_agency(agency, actor=actor)
            perform(agency_request, "establish", actor=actor, note=note, version=version, agency=agency)
            _add_people(agency, agency_request, actor)
            officers = [Officer(**{key: row.get(key, "") for key in OFFICER_FACTS}) for row in agency_request.officers]
            records.list_officers(agency, officers, actor=actor)
            return records.establish_agency(agency, actor=actor)
    except IntegrityError as error:
        raise unique_sentence(error, TAKEN) from error


def withdraw_request(
    agency_request: AgencyRequest, *, actor: User, note: str = "", version: int | None = None
) -> AgencyRequest:
    """The head takes the request back."""
    return perform(agency_request, "withdraw", actor=actor, note=note, version=version)


def _add_people(agency: Agency, agency_request: AgencyRequest, actor: User) -> None:
    typed = agency_request.typed
    Contact.objects.create(agency=agency, user=agency_request.filed_by, kind=ContactKind.HEAD)
    invite_person(
        actor=actor,
        email=typed["poc_email"],
        name=typed["poc_name"],
        roles=[Role.POC],
        agency=agency,
        kind=ContactKind.POC,
        poc_type=typed["poc_type"],
    )
