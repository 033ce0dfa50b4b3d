"""Questions about agencies and their people."""

from collections.abc import Iterable

from django.db.models import QuerySet

from accounts.models import User
from agencies.models import Agency, ContactKind, Officer
from agencies.states import OfficerState
from notifications.letters import Recipient


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
