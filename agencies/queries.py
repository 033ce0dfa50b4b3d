"""Questions about agencies and their people."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import CharField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Cast

from accounts.models import User
from agencies.models import Agency, ContactKind, Officer
from agencies.states import OfficerState
from notifications.letters import Recipient
from workflow.acts import kind_of
from workflow.models import Entry


def people_of(agency: Agency, *kinds: ContactKind) -> QuerySet[User]:
    """Active people with a place in the agency, by name."""
    return (
        User.objects.filter(is_active=True, contacts__agency=agency, contacts__ended_at=None, contacts__kind__in=kinds)
        .distinct()
        .order_by("name")
    )


def pocs_of(agency: Agency) -> QuerySet[User]:
    """The agency's points of contact."""
    return people_of(agency, ContactKind.POC)


def heads_of(agency: Agency) -> QuerySet[User]:
    """The heads of the agency's department."""
    return people_of(agency, ContactKind.HEAD)


def recipients(people: Iterable[User]) -> list[Recipient]:
    """The people as recipients of a letter."""
    return [Recipient(person.email, person) for person in people]


def reached(officer: Officer) -> list[Recipient]:
    """How the officer is reached: their own address, else through the points of contact (X-12)."""
    if officer.user is not None and officer.user.is_active:
        return [Recipient(officer.user.email, officer.user)]
    if officer.email:
        return [Recipient(officer.email)]
    return recipients(pocs_of(officer.agency))


def manages(user: User, agency: Agency) -> bool:
    """Whether the person is head or point of contact of the agency."""
    return agency.contacts.filter(user=user, ended_at=None, kind__in=(ContactKind.HEAD, ContactKind.POC)).exists()


def agencies_managed_by(user: User) -> QuerySet[Agency]:
    """Agencies whose head or point of contact the person is."""
    return (
        Agency.objects.filter(
            contacts__user=user, contacts__ended_at=None, contacts__kind__in=(ContactKind.HEAD, ContactKind.POC)
        )
        .distinct()
        .order_by("name")
    )


def waiting_for_record() -> QuerySet[Officer]:
    """Officers listed by an agency with a TraCS record, who have no record of their own yet (B-6.2-7)."""
    return (
        Officer.objects.filter(state=OfficerState.LISTED)
        .select_related("agency")
        .order_by("agency__name", "created_at", "id")
    )


def agencies_like(user: User, words: str) -> list[UUID]:
    """Keys of up to 100 agencies of this person's with this Judiciary Code, or these words in the name."""
    rows = Agency.objects.for_user(user).filter(Q(judiciary_code=words.strip()) | Q(name__icontains=words.strip()))
    return list(rows.values_list("pk", flat=True)[:100])


def with_last_act(officers: QuerySet[Officer]) -> QuerySet[Officer, Any]:
    """Adds `last_by`: who did the last act on the officer."""
    acts = Entry.objects.filter(subject_kind=kind_of(Officer), subject_id=Cast(OuterRef("pk"), CharField())).order_by(
        "-at", "-id"
    )
    return officers.annotate(last_by=Subquery(acts.values("actor__name")[:1]))
