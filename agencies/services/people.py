"""People of an agency and of the State: invited, never signed up."""

from collections.abc import Iterable

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.roles import AGENCY, Role
from agencies.letters import Invitation
from agencies.models import Agency, Contact, ContactKind
from agencies.queries import manages
from notifications import outbox
from workflow.errors import NotNow, NotYou

INVITED_BY_AGENCIES = frozenset({Role.OFFICER, Role.POC})
"""What a head or a point of contact may make of somebody, in their own agency only."""


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
    """Make or find the person by address, add the roles, give them their place in the agency, and write to them.

    A person who is there already keeps name, password and roles. Doing it again changes nothing and writes no second letter
    on the same day. May be called inside another transaction. `kind` defaults to the agency role among `roles`.
    Raises `NotYou` where the actor may not give these roles, `NotNow` where the person may no longer sign in.
    """
    wanted = frozenset(Role(role) for role in roles)
    place = kind or _place(wanted) if agency is not None else None
    _permit(actor, wanted, agency, place)
    address = email.strip().lower()
    with transaction.atomic():
        User.objects.get_or_create(email=address, defaults={"name": name.strip(), "password": make_password(None)})
        person = User.objects.select_for_update().get(email=address)
        _let_in(person, actor, wanted)
        changed = not wanted.issubset(person.roles)
        person.roles = sorted({*person.roles, *wanted})
        person.save(update_fields=["roles", "is_active"])
        if agency is not None and place is not None:
            _, made = Contact.objects.get_or_create(
                agency=agency, user=person, kind=place, ended_at=None, defaults={"poc_type": poc_type}
            )
            changed = changed or made
        if changed or not person.has_usable_password():
            outbox.queue(Invitation(person, actor, agency, timezone.localdate()))
    return person


def may_invite(actor: User, agency: Agency | None) -> frozenset[Role]:
    """The roles that the actor may give: in the agency, or outside any agency when it is None."""
    if actor.is_administrator:
        return frozenset(Role)
    if actor.is_dps:
        # The first head of an agency has to get in before the agency has a record.
        return AGENCY if agency is not None else frozenset({Role.HEAD})
    if agency is None:
        return frozenset()
    return INVITED_BY_AGENCIES if actor.is_active and manages(actor, agency) else frozenset()


def _permit(actor: User, wanted: frozenset[Role], agency: Agency | None, place: ContactKind | None) -> None:
    asked = wanted | ({Role(place)} if place else frozenset())
    if not asked:
        raise NotNow("No role was chosen. Choose what the person will do here.")
    if not asked <= may_invite(actor, agency):
        raise NotYou("You may not invite somebody in this role. Ask an administrator of this system.")


def _let_in(person: User, actor: User, wanted: frozenset[Role]) -> None:
    """Only an administrator brings a person back, or joins work for the State to work for an agency."""
    if actor.is_administrator:
        person.is_active = True
        return
    if not person.is_active:
        raise NotNow("This person may no longer sign in. An administrator of this system can invite them again.")
    if wanted & AGENCY and (person.is_staff or person.is_administrator):
        raise NotNow("This address belongs to somebody who works for the State. Give another address.")


def _place(wanted: frozenset[Role]) -> ContactKind | None:
    return next((ContactKind(role) for role in (Role.HEAD, Role.POC, Role.OFFICER) if role in wanted), None)


def end_contact(contact: Contact, *, actor: User) -> Contact:
    """End a person's place in an agency; the place is kept as it was. The last point of contact stays (B-6.1-2)."""
    _permit(actor, frozenset({Role(contact.kind)}), contact.agency, None)
    with transaction.atomic():
        locked = Contact.objects.select_for_update(of=("self",)).select_related("agency").get(pk=contact.pk)
        if locked.ended_at is not None:
            raise NotNow("This place was ended already. Nothing was changed.")
        same = Contact.objects.filter(agency=locked.agency, kind=locked.kind, ended_at=None).exclude(pk=locked.pk)
        if locked.kind == ContactKind.POC and not same.exists():
            raise NotNow("An agency keeps at least one point of contact. Invite the next one first.")
        locked.ended_at = timezone.now()
        locked.save(update_fields=["ended_at"])
    return locked


def set_access(person: User, *, actor: User, roles: Iterable[str], is_active: bool) -> User:
    """An administrator says what a person may do, and whether they may sign in at all; never about themselves."""
    if not actor.is_administrator:
        raise NotYou("Only an administrator changes what a person may do.")
    if actor.pk == person.pk:
        raise NotNow("Nobody changes their own access. Ask another administrator.")
    wanted = sorted({Role(role) for role in roles})
    if not wanted:
        raise NotNow("No role was chosen. To shut somebody out, take away the right to sign in.")
    with transaction.atomic():
        locked = User.objects.select_for_update().get(pk=person.pk)
        locked.roles, locked.is_active = wanted, is_active
        locked.save(update_fields=["roles", "is_active"])
    return locked
