"""Pages of people: who may sign in, what they may do, and inviting somebody."""

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import User
from accounts.roles import Role
from accounts.signed_in import SignedInRequest
from agencies.forms.people import AccessForm, InviteForm, PeopleFilters
from agencies.models import Agency, Contact
from agencies.queries import agencies_like, agencies_managed_by
from agencies.services.people import end_contact, invite_person, may_invite, set_access
from workflow.entry_pages import entry_page
from workflow.errors import NotYou
from workflow.keyset import order_of, page_of

ORDERS = {"name": ("name", "id"), "-name": ("-name", "-id")}


def people_for(user: User) -> QuerySet[User]:
    """Administrators and staff see everybody; heads and points of contact the people of their agencies."""
    if user.is_staff or user.is_administrator:
        return User.objects.all()
    return User.objects.filter(
        contacts__agency__in=agencies_managed_by(user).values("pk"), contacts__ended_at=None
    ).distinct()


def invitable(user: User) -> tuple[frozenset[Role], QuerySet[Agency]]:
    """The roles that the person may give, and for which agencies."""
    is_of_the_state = user.is_administrator or user.is_dps
    agencies = Agency.objects.order_by("name") if is_of_the_state else agencies_managed_by(user)
    return may_invite(user, None) | may_invite(user, agencies.first()), agencies


@require_safe
def people_list(request: SignedInRequest) -> HttpResponse:
    """People that this person may see, by name."""
    filters = PeopleFilters(request.GET)
    rows, chosen = people_for(request.user), filters.chosen
    if needle := chosen.get("q"):
        rows = rows.filter(Q(name__icontains=needle) | Q(email__icontains=needle))
    if role := chosen.get("role"):
        rows = rows.filter(roles__contains=[role])
    if agency := chosen.get("agency"):
        rows = rows.filter(contacts__agency__in=agencies_like(request.user, agency), contacts__ended_at=None).distinct()
    page = page_of(rows.prefetch_related("contacts__agency"), order_of(ORDERS, request.GET, "name"), request.GET)
    return render(request, "agencies/people/people_list.html", {"page": page, "filters": filters})


@require_safe
def person_page(request: SignedInRequest, pk: str) -> HttpResponse:
    """One person: what they may do, where they belong."""
    person = _fetch(request, pk)
    contacts = Contact.objects.filter(user=person).select_related("agency").order_by("ended_at", "kind")
    if not (request.user.is_staff or request.user.is_administrator):
        contacts = contacts.filter(agency__in=agencies_managed_by(request.user))
    rows = [(contact, contact.ended_at is None and _may_end(request.user, contact)) for contact in contacts]
    facts = {
        "person": person,
        "rows": rows,
        "form": AccessForm(initial={"roles": person.roles, "is_active": person.is_active}),
        "may_set": request.user.is_administrator and request.user.pk != person.pk,
    }
    return render(request, "agencies/people/person_page.html", facts)


@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: SignedInRequest) -> HttpResponse:
    """Invite somebody."""
    roles, agencies = invitable(request.user)
    form = InviteForm(request.POST or None, roles=roles, agencies=agencies)

    def enter() -> User:
        data = form.cleaned_data
        return invite_person(
            actor=request.user,
            email=data["email"],
            name=data["name"],
            roles=[data["role"]],
            agency=data["agency"],
            poc_type=data["poc_type"] if data["role"] == Role.POC else "",
        )

    def done(person: User) -> HttpResponse:
        messages.success(request, f"{person.name} is invited. The letter is on its way.")
        return redirect("person_page", pk=person.pk)

    return entry_page(request, form, "agencies/people/invite.html", enter=enter, done=done)


@require_POST
def person_access(request: SignedInRequest, pk: str) -> HttpResponse:
    """An administrator changes what somebody may do."""
    person = _fetch(request, pk)
    form = AccessForm(request.POST)
    if form.is_valid():
        set_access(
            person, actor=request.user, roles=form.cleaned_data["roles"], is_active=form.cleaned_data["is_active"]
        )
        messages.success(request, f"{person.name}: access is changed.")
    else:
        messages.error(request, "Choose at least one role. Nothing was changed.")
    return redirect("person_page", pk=person.pk)


@require_POST
def contact_end(request: SignedInRequest, pk: int) -> HttpResponse:
    """End somebody's place in an agency."""
    agencies = Agency.objects.for_user(request.user)
    contact = get_object_or_404(Contact.objects.filter(agency__in=agencies).select_related("agency", "user"), pk=pk)
    if not _may_end(request.user, contact):
        raise NotYou("Only DPS, an administrator, or the agency's head and point of contact end this.")
    end_contact(contact, actor=request.user)
    messages.success(request, f"{contact.user.name} is no longer {contact.get_kind_display().lower()} there.")
    return redirect("people_list")


def _may_end(user: User, contact: Contact) -> bool:
    """Who could have given the place may end it."""
    return Role(contact.kind) in may_invite(user, contact.agency)


def _fetch(request: SignedInRequest, pk: str) -> User:
    return get_object_or_404(people_for(request.user), pk=pk)
