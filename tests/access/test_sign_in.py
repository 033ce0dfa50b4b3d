"""Who gets in, who does not, and for how long."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from accounts.models import User
from eticket.access.completeness import missing, surplus
from tests.conftest import PASSWORD


def signed_in(user: User) -> Client:
    client = Client()
    client.post("/account/login/", {"login": user.email.upper(), "password": PASSWORD})
    return client


def test_the_permission_table_and_the_addresses_agree() -> None:
    assert (missing(), surplus()) == ([], [])


def test_a_person_signs_in_with_an_address_in_any_case(dps: User) -> None:
    page = signed_in(dps).get("/")
    assert (page.status_code, page.headers["Cache-Control"]) == (200, "no-store")
    assert b"Nothing waits for you" in page.content


def test_a_wrong_password_is_answered_on_the_form(dps: User) -> None:
    page = Client().post("/account/login/", {"login": dps.email, "password": "not it"})
    assert (page.status_code, b"Nothing you typed is lost." in page.content) == (200, True)


@pytest.mark.django_db
def test_nobody_signs_up_by_themselves() -> None:
    Client().post("/account/signup/", {"email": "new@example.org", "password1": PASSWORD})
    assert User.objects.count() == 0


@pytest.mark.django_db
def test_a_stranger_is_sent_to_the_sign_in_page() -> None:
    page = Client().get("/")
    assert (page.status_code, page.headers["Location"]) == (302, "/account/login/?next=/")


def test_a_page_of_another_role_is_refused_with_a_sentence(dps: User) -> None:
    page = signed_in(dps).get("/packages/new/")
    assert (page.status_code, b"Your role does not open this page." in page.content) == (403, True)


def test_a_disabled_person_is_out_at_the_next_request(dps: User) -> None:
    client = signed_in(dps)
    User.objects.update(is_active=False)
    assert client.get("/").status_code == 302


@pytest.mark.parametrize(("idle", "status"), [(timedelta(minutes=29), 200), (timedelta(minutes=31), 302)])
def test_an_idle_session_ends_after_30_minutes(idle: timedelta, status: int, dps: User) -> None:
    client = signed_in(dps)
    client.get("/")
    with time_machine.travel(timezone.now() + idle):
        assert client.get("/").status_code == status


def test_a_busy_session_ends_after_12_hours(dps: User) -> None:
    client = signed_in(dps)
    start = timezone.now()
    client.get("/")
    statuses = []
    for minutes in range(20, 13 * 60, 20):
        with time_machine.travel(start + timedelta(minutes=minutes)):
            statuses.append((minutes, client.get("/").status_code))
    assert next(minutes for minutes, status in statuses if status == 302) in (720, 740)


@pytest.mark.django_db
def test_a_form_of_an_earlier_session_is_answered_with_a_sentence(dps: User) -> None:
    page = Client(enforce_csrf_checks=True).post("/account/login/", {"login": dps.email, "password": PASSWORD})
    assert (page.status_code, b"so nothing was saved" in page.content) == (403, True)


@pytest.mark.django_db
def test_the_sign_in_page_names_the_product_and_the_help_desk() -> None:
    page = Client().get("/account/login/").content.decode()
    assert ("Sign in – Vermont e-Ticketing" in page, page.count("mailto:dps.help@example.org")) == (True, 1)


@pytest.mark.django_db
def test_pages_carry_a_strict_policy() -> None:
    policy = Client().get("/account/login/").headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
