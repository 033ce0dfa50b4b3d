"""The pages of partner systems: who keeps them, and the token that is shown once."""

import hashlib

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from agencies.models import Agency
from citations.models import DropFile, Partner
from citations.partners import tokens
from citations.partners.services.keeping import add_partner, renew_token, switch
from tests.citations.conftest import received
from workflow.errors import NotNow, NotYou

pytestmark = pytest.mark.django_db

ROLES = {"head": 403, "poc": 403, "officer_user": 403, "dps": 200, "jb": 403, "jb_ops": 403, "admin": 200}


def as_(user):
    client = Client()
    client.force_login(user)
    return client


def text(answer):
    return " ".join(answer.content.decode().split())


@pytest.mark.parametrize("role", ROLES)
def test_each_page_and_act_is_open_to_its_roles(role, partner, request):
    client, status = as_(request.getfixturevalue(role)), ROLES[role]
    pages = [reverse("partner_list"), reverse("partner_new"), reverse("partner_page", args=[partner.pk])]
    assert [client.get(page).status_code for page in pages] == [status] * 3
    assert client.get(pages[0] + "?q=%00%27&after=%25&before=e30").status_code == status
    assert client.post(reverse("partner_token", args=[partner.pk])).status_code == status
    switched = client.post(reverse("partner_switch", args=[partner.pk]), {"to": "off"}).status_code
    assert switched == (302 if status == 200 else 403)
    assert Partner.objects.get().is_active is (status == 403)


@pytest.mark.parametrize("role", [role for role, status in ROLES.items() if status == 403])
def test_no_other_role_gets_past_the_pages(role, partner, request):
    actor = request.getfixturevalue(role)
    for act in (
        lambda: add_partner(actor=actor, agency=partner.agency, name="x", folder="x"),
        lambda: renew_token(partner, actor=actor),
        lambda: switch(partner, actor=actor, is_active=False),
    ):
        with pytest.raises(NotYou):
            act()
    assert (Partner.objects.count(), Partner.objects.get().token_digest, Partner.objects.get().is_active) == (
        1,
        None,
        True,
    )


def test_a_token_is_shown_once_and_only_its_digest_is_kept(partner, dps):
    client = as_(dps)
    shown = client.post(reverse("partner_token", args=[partner.pk]))
    token = shown.context["token"]
    assert (token in shown.content.decode(), shown["Cache-Control"]) == (True, "no-store")
    kept = Partner.objects.get()
    assert (kept.token_digest, kept.token_prefix) == (hashlib.sha256(token.encode()).hexdigest(), token[:10])
    assert (kept.token_made_by, kept.token_made_at is not None) == (dps, True)
    page = text(client.get(reverse("partner_page", args=[partner.pk])))
    assert (token in page, token[:10] in page) == (False, True)
    assert token not in str(list(Partner.objects.values()))
    assert token not in str(list(kept.events.values()))


def test_tokens_are_long_and_never_the_same():
    made = {tokens.make() for _ in range(100)}
    assert (len(made), {len(token) for token in made}, {token[:4] for token in made}) == (100, {47}, {"etk_"})


def test_the_history_tells_who_made_a_token_and_who_switched_off(partner, dps, admin):
    renew_token(partner, actor=admin)
    switch(partner, actor=dps, is_active=False)
    actors = [event.pgh_context.metadata["actor"] for event in partner.events.order_by("pgh_id")]
    assert actors == [str(dps.pk), str(admin.pk), str(dps.pk)]


def test_calls_leave_no_history(machine):
    before = machine.partner.events.count()
    machine.get("/api/v1/transfers/00000000-0000-0000-0000-000000000000")
    assert (Partner.objects.get().calls, machine.partner.events.count()) == (1, before)


def entered(**changed):
    return {"name": "Maple two", "folder": "maple-two", "email": ""} | changed


def test_a_system_is_entered_with_the_form(partner, sheriff, dps):
    client = as_(dps)
    answer = client.post(reverse("partner_new"), entered(agency=sheriff.pk), follow=True)
    assert ("Maple two is entered." in text(answer), Partner.objects.count()) == (True, 2)
    listed = text(client.get(reverse("partner_list")))
    assert ("Maple two" in listed, "Maple records system" in listed) == (True, True)
    assert "Maple records system" not in text(client.get(reverse("partner_list") + "?q=two"))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("folder", "../up"),
        ("folder", "Maple"),
        ("folder", "maple"),
        ("folder", "-x"),
        ("folder", ""),
        ("name", "Maple records system"),
        ("name", ""),
        ("email", "nowhere"),
        ("agency", ""),
    ],
)
def test_what_cannot_be_entered_is_answered_at_its_field(field, value, partner, sheriff, dps):
    answer = as_(dps).post(reverse("partner_new"), entered(**{"agency": sheriff.pk, field: value}))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert Partner.objects.count() == 1


def test_an_agency_without_a_code_has_no_partner(partner: Partner, dps: User, other_agency: Agency) -> None:
    with pytest.raises(NotNow, match="no code in citation files"):
        add_partner(actor=dps, agency=other_agency, name="x", folder="x")
    with pytest.raises(NotNow, match="Another partner"):
        add_partner(actor=dps, agency=partner.agency, name="x", folder=partner.folder)
    answer = as_(dps).post(reverse("partner_new"), entered(agency=other_agency.pk))
    assert list(answer.context["form"].errors) == ["agency"]


def test_the_page_shows_what_came_last_and_what_failed(partner, admin, dps):
    transfer = received(b"x", name="june.txt")
    type(transfer).objects.filter(pk=transfer.pk).update(partner=partner)
    DropFile.objects.create(
        partner=partner, name="july.txt", size=1, changed_ns=1, seen_at=partner.created_at, trouble="This is a link."
    )
    page = text(as_(admin).get(reverse("partner_page", args=[partner.pk])))
    assert (reverse("transfer_page", args=[transfer.pk]) in page, "july.txt" in page, "This is a link." in page) == (
        True,
        True,
        True,
    )
    assert "Partner systems" in text(as_(dps).get(reverse("transfer_list")))
