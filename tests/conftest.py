"""The people of every test, each with a purpose, and the agency they belong to."""

from datetime import date

import pytest

from accounts.models import User
from accounts.roles import Role
from agencies.models import Agency, Contact, ContactKind
from workflow.perform import perform

PASSWORD = "correct horse battery staple"


def person(email: str, name: str, *roles: str) -> User:
    """Store somebody who can sign in with `PASSWORD`."""
    return User.objects.create_user(f"{email}@example.org", name=name, roles=roles, password=PASSWORD)


def prospective(name: str, code: str) -> Agency:
    """Store an agency without a TraCS record."""
    return Agency.objects.create(
        name=name,
        judiciary_code=code,
        street="1 Main Street",
        city="Montpelier",
        postal_code="05602",
        phone="802-555-0100",
    )


@pytest.fixture
def dps(db: None) -> User:
    """Dana of DPS keeps the records."""
    return person("dana", "Dana Records", Role.DPS)


@pytest.fixture
def jb(db: None) -> User:
    """Judy of the Judicial Bureau, technical staff, approves officers."""
    return person("judy", "Judy Bureau", Role.JB_TECHNICAL)


@pytest.fixture
def jb_ops(db: None) -> User:
    """Oscar of the Judicial Bureau, court operations: the same duties as Judy."""
    return person("oscar", "Oscar Operations", Role.JB_OPERATIONS)


@pytest.fixture
def admin(db: None) -> User:
    """Ada looks after people and settings."""
    return person("ada", "Ada Admin", Role.ADMINISTRATOR)


@pytest.fixture
def agency(dps: User) -> Agency:
    """An agency whose TraCS record is established."""
    return perform(prospective("Maple Police Department", "9001"), "establish", actor=dps, on=date(2026, 11, 2))


@pytest.fixture
def head(agency: Agency) -> User:
    """Chief Hale is head of the agency's department."""
    user = person("hale", "Chief Hale", Role.HEAD)
    Contact.objects.create(agency=agency, user=user, kind=ContactKind.HEAD)
    return user


@pytest.fixture
def poc(agency: Agency) -> User:
    """Alice is the agency's point of contact."""
    user = person("alice", "Alice Contact", Role.POC)
    Contact.objects.create(agency=agency, user=user, kind=ContactKind.POC)
    return user


@pytest.fixture
def officer_user(agency: Agency) -> User:
    """Otis is an officer of the agency who can sign in."""
    user = person("otis", "Otis Officer", Role.OFFICER)
    Contact.objects.create(agency=agency, user=user, kind=ContactKind.OFFICER)
    return user


@pytest.fixture
def other_agency(dps: User) -> Agency:
    """An agency whose records the people above must never see."""
    return perform(prospective("Birch Police Department", "9002"), "establish", actor=dps, on=date(2026, 11, 2))


@pytest.fixture
def stranger_poc(other_agency: Agency) -> User:
    """Charlie is point of contact of the other agency and must see nothing of the first."""
    user = person("charlie", "Charlie Stranger", Role.POC)
    Contact.objects.create(agency=other_agency, user=user, kind=ContactKind.POC)
    return user


@pytest.fixture
def people(
    head: User, poc: User, officer_user: User, dps: User, jb: User, jb_ops: User, admin: User, stranger_poc: User
) -> dict[str, User]:
    """Everybody by the word that the tables of machines use."""
    return {
        "head": head,
        "poc": poc,
        "officer": officer_user,
        "dps": dps,
        "jb": jb,
        "jb_ops": jb_ops,
        "admin": admin,
        "stranger": stranger_poc,
    }
