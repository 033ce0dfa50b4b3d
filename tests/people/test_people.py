"""People are invited by a letter, choose a password, and get no further than their roles."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from agencies.models import Agency, Contact
from agencies.services.people import end_contact, invite_person, set_access
from notifications import delivery
from notifications.keys import PASSWORD_LINK
from notifications.models import OutgoingMail
from tests.conftest import PASSWORD
from workflow.errors import NotNow, NotYou

pytestmark = pytest.mark.django_db


def as_(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def link_in_the_last_letter() -> str:
    delivery.drain()
    found = re.search(r"http://\S+/account/password/reset/key/\S+", str(mail.outbox[-1].body))
    assert found
    return found[0].replace("http://localhost:8000", "")


def choose_password(url: str, password: str) -> Client:
    client = Client()
    form = client.get(url, follow=True)
    assert form.status_code == 200
    client.post(form.redirect_chain[-1][0], {"password1": password, "password2": password})
    return client


def test_an_invited_person_chooses_a_password_and_signs_in(poc: User, agency: Agency) -> None:
    answer = as_(poc).post(
        reverse("invite"), {"name": "Olaf New", "email": "Olaf@Example.org", "role": "officer", "agency": agency.pk}
    )
    olaf = User.objects.get(email="olaf@example.org")
    assert (answer.status_code, olaf.roles, olaf.has_usable_password()) == (302, ["officer"], False)
    choose_password(link_in_the_last_letter(), PASSWORD)
    client = Client()
    client.post(reverse("account_login"), {"login": "olaf@example.org", "password": PASSWORD})
    assert client.get("/").status_code == 200


def test_the_outbox_never_holds_the_key(poc: User, admin: User, agency: Agency) -> None:
    invite_person(actor=poc, email="olaf@example.org", name="Olaf New", roles=[Role.OFFICER], agency=agency)
    row = OutgoingMail.objects.get(kind="agencies.invitation")
    assert (PASSWORD_LINK in row.body, "/password/reset/key/" in row.body) == (True, False)
    page = as_(admin).get(reverse("mail_page", args=[row.pk])).content.decode()
    assert "/password/reset/key/" not in page
    link_in_the_last_letter()
    row.refresh_from_db()
    assert "/password/reset/key/" not in row.body


def test_a_link_works_once(poc: User, agency: Agency) -> None:
    invite_person(actor=poc, email="olaf@example.org", name="Olaf New", roles=[Role.OFFICER], agency=agency)
    url = link_in_the_last_letter()
    choose_password(url, PASSWORD)
    again = Client().get(url, follow=True).content.decode()
    assert "This link does not work any more" in again


def test_a_forgotten_password_is_chosen_anew_and_a_stranger_learns_nothing(dps: User) -> None:
    pages = [
        Client().post(reverse("account_reset_password"), {"email": address}, follow=True)
        for address in (dps.email, "nobody@example.org")
    ]
    assert [page.status_code for page in pages] == [200, 200]
    assert "is on its way" in pages[0].content.decode()
    assert pages[0].redirect_chain == pages[1].redirect_chain
    assert list(OutgoingMail.objects.values_list("to_address", flat=True)) == [dps.email]
    choose_password(link_in_the_last_letter(), "another three words")
    assert Client().login(email=dps.email, password="another three words")


INVITATIONS = [
    ("admin", {"head", "poc", "officer", "dps", "jb_technical", "jb_operations", "administrator"}),
    ("dps", {"head", "poc", "officer"}),
    ("poc", {"poc", "officer"}),
    ("head", {"poc", "officer"}),
    ("officer_user", set()),
    ("jb", set()),
    ("stranger_poc", set()),
]


@pytest.mark.parametrize(("who", "allowed"), INVITATIONS)
def test_who_may_invite_whom_into_an_agency(
    who: str, allowed: set[str], agency: Agency, request: pytest.FixtureRequest
) -> None:
    actor, found = request.getfixturevalue(who), set()
    for role in Role:
        is_of_agency = role in (Role.HEAD, Role.POC, Role.OFFICER)
        try:
            invite_person(
                actor=actor,
                email=f"{role}@example.org",
                name="New Person",
                roles=[role],
                agency=agency if is_of_agency else None,
            )
        except NotYou:
            assert not User.objects.filter(email=f"{role}@example.org").exists()
        else:
            found.add(role.value)
    assert found == allowed


def test_dps_lets_the_head_of_an_agency_without_a_record_in(dps: User) -> None:
    form = {"name": "Chief New", "email": "new@example.org", "role": "head", "agency": "", "poc_type": ""}
    assert as_(dps).post(reverse("invite"), form).status_code == 302
    assert (User.objects.get(email="new@example.org").roles, Contact.objects.count()) == (["head"], 0)


def test_inviting_twice_makes_one_person_one_place_and_one_letter(poc: User, agency: Agency) -> None:
    for _ in range(2):
        invite_person(actor=poc, email="olaf@example.org", name="Olaf New", roles=[Role.OFFICER], agency=agency)
    assert Contact.objects.filter(user__email="olaf@example.org").count() == 1
    assert OutgoingMail.objects.filter(to_address="olaf@example.org").count() == 1


def test_an_agency_keeps_its_last_point_of_contact(poc: User, agency: Agency, dps: User) -> None:
    contact = Contact.objects.get(user=poc)
    with pytest.raises(NotNow, match="at least one point of contact"):
        end_contact(contact, actor=dps)
    invite_person(actor=dps, email="paul@example.org", name="Paul", roles=[Role.POC], agency=agency)
    ended = end_contact(contact, actor=dps)
    assert ended.ended_at is not None
    assert ended.ended_at > timezone.now() - timedelta(minutes=1)
    assert as_(poc).get(f"/agencies/{agency.pk}/").status_code == 404


def test_only_another_administrator_changes_access(admin: User, dps: User, poc: User) -> None:
    with pytest.raises(NotYou):
        set_access(poc, actor=dps, roles=[Role.POC], is_active=False)
    with pytest.raises(NotNow):
        set_access(admin, actor=admin, roles=[Role.ADMINISTRATOR], is_active=False)
    changed = set_access(poc, actor=admin, roles=[Role.POC], is_active=False)
    assert changed.is_active is False
    assert not Client().login(email=poc.email, password=PASSWORD)


def test_people_of_another_agency_are_not_there(poc: User, stranger_poc: User, dps: User) -> None:
    page = as_(poc).get(reverse("people_list")).content.decode()
    assert ("Alice Contact" in page, "Charlie Stranger" in page) == (True, False)
    assert as_(poc).get(reverse("person_page", args=[stranger_poc.pk])).status_code == 404
    assert as_(dps).get(reverse("person_page", args=[stranger_poc.pk])).status_code == 200
    theirs = Contact.objects.get(user=stranger_poc)
    assert as_(poc).post(reverse("contact_end", args=[theirs.pk])).status_code == 404


def test_every_account_page_opens(dps: User) -> None:
    client = as_(dps)
    for name in ("account_change_password", "account_logout", "account_inactive", "account_signup"):
        assert client.get(reverse(name), follow=True).status_code == 200, name
    for name in ("account_login", "account_reset_password", "account_reset_password_done", "account_signup"):
        assert Client().get(reverse(name)).status_code == 200, name
