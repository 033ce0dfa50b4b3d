"""People of an agency and of the State: invited, never signed up."""

from collections.abc import Iterable

from django.db import transaction

from accounts.models import User
from agencies.models import Agency, Contact, ContactKind


def invite_person(
    *,
    actor: User,
    email: str,
    name: str,
    roles: Iterable[str],
    agency: Agency | None = None,
    kind: ContactKind | None = None,
    poc_type: str = "",
) -> User:
    """Make or find the person by address, add the roles, give them their place in the agency."""
    with transaction.atomic():
        person, _ = User.objects.get_or_create(email=email.strip().lower(), defaults={"name": name})
        person.roles = sorted({*person.roles, *roles})
        person.save(update_fields=["roles"])
        if agency is not None and kind is not None:
            Contact.objects.get_or_create(
                agency=agency, user=person, kind=kind, ended_at=None, defaults={"poc_type": poc_type}
            )
    return person
