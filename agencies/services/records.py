"""DPS keeps the records of agencies and officers (B-6.2-7, A-4-13 to A-4-16)."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from agencies.letters import AgencyEstablished, OfficersRecorded
from agencies.models import Agency, ContactKind, Officer
from agencies.queries import manages
from agencies.services.people import invite_person
from notifications import outbox
from workflow.errors import NotNow, NotYou
from workflow.perform import begin, perform, record


def open_agency(agency: Agency, *, actor: User) -> Agency:
    """Store a prospective agency."""
    return begin(agency, "open", actor=actor)


def establish_agency(agency: Agency, *, actor: User, note: str = "", version: int | None = None) -> Agency:
    """DPS has made the agency's TraCS record; its points of contact are told (A-4-15)."""
    with transaction.atomic():
        established = perform(agency, "establish", actor=actor, note=note, version=version, on=timezone.localdate())
        outbox.queue(AgencyEstablished(established))
    return established


def list_officers(agency: Agency, officers: Iterable[Officer], *, actor: User) -> list[Officer]:
    """Head or PoC names officers who will transmit tickets (B-6.2-1); DPS may do it on their word."""
    if not (actor.is_dps or manages(actor, agency)):
        raise NotYou("Only the agency's head, its point of contact or DPS may list officers. Nothing was stored.")
    stored = []
    with transaction.atomic():
        for officer in officers:
            officer.agency = agency
            stored.append(begin(officer, "list", actor=actor))
    return stored


def record_officers(officers: Sequence[Officer], *, actor: User, note: str = "") -> list[Officer]:
    """Create the TraCS records of several officers of one agency in one act: all of them or none (B-6.2-7).

    The points of contact are told once (B-6.2-8), and an officer with an address is invited to sign in.
    """
    if not officers:
        raise NotNow("No officer was chosen. Tick the officers whose TraCS record you have created.")
    today = timezone.localdate()
    with transaction.atomic():
        recorded = [perform(officer, "record", actor=actor, note=note, on=today) for officer in officers]
        for officer in recorded:
            _invite(officer, actor)
        outbox.queue(OfficersRecorded(recorded[0].agency, tuple(recorded)))
    return recorded


def _invite(officer: Officer, actor: User) -> None:
    if officer.email and officer.user is None:
        officer.user = invite_person(
            actor=actor,
            email=officer.email,
            name=f"{officer.first_name} {officer.last_name}",
            roles=[Role.OFFICER],
            agency=officer.agency,
            kind=ContactKind.OFFICER,
        )
        Officer.objects.filter(pk=officer.pk).update(user=officer.user)


def correct(instance: Agency | Officer, *, actor: User, version: int, note: str, **columns: Any) -> Agency | Officer:
    """DPS corrects a record, with a reason; the state stays."""
    if not actor.is_dps:
        raise NotYou("Only DPS corrects records. Ask the help desk named at the foot of the page.")
    return record(instance, "correct", actor=actor, note=note, version=version, **columns)


def withdraw_officer(officer: Officer, *, actor: User, note: str, version: int | None = None) -> Officer:
    """The agency takes the officer off its list."""
    return perform(officer, "withdraw", actor=actor, note=note, version=version)


def deactivate_officer(officer: Officer, *, actor: User, note: str, version: int | None = None) -> Officer:
    """The officer has left (B-6.3-3)."""
    return perform(officer, "deactivate", actor=actor, note=note, version=version)


def deactivate_agency(agency: Agency, *, actor: User, note: str, version: int | None = None) -> Agency:
    """The agency no longer takes part."""
    return perform(agency, "deactivate", actor=actor, note=note, version=version)
