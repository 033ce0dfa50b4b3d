"""Pages of acts: what was typed stays, and each refusal has a sentence."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from agencies.models import Officer
from approvals.forms.instants import InstantFields
from approvals.models import ETicket
from tests.approvals.conftest import issued
from workflow.perform import record

pytestmark = pytest.mark.django_db


def as_(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_a_stale_act_keeps_the_note_and_can_be_sent_again(officer: Officer, jb: User) -> None:
    url, until = f"/officers/{officer.pk}/extend/", timezone.localdate() + timedelta(days=60)
    stale = Officer.objects.get(pk=officer.pk).version
    record(officer, "correct", actor=None, note="Somebody else was here.")
    form = {"version": stale, "note": "Two more weeks, please.", "until": until}
    answer = as_(jb).post(url, form)
    page = answer.content.decode()
    assert (answer.status_code, "Somebody changed this record" in page) == (409, True)
    assert "Two more weeks, please." in page
    again = {**form, "version": answer.context["form"]["version"].value()}
    assert as_(jb).post(url, again).status_code == 302
    officer.refresh_from_db()
    assert officer.monitoring_ends_on == until


def test_an_extension_needs_a_reason_and_a_later_day(officer: Officer, jb: User) -> None:
    url = f"/officers/{officer.pk}/extend/"
    version = Officer.objects.get(pk=officer.pk).version
    empty = as_(jb).post(url, {"version": version, "note": "", "until": timezone.localdate() + timedelta(days=60)})
    early = as_(jb).post(url, {"version": version, "note": "Why.", "until": timezone.localdate()})
    assert (empty.status_code, early.status_code) == (422, 422)
    assert "choose a later day" in early.content.decode()


def test_a_wrong_time_is_told_beside_the_field(officer: Officer, poc: User) -> None:
    ticket = issued(officer, poc, "VT-1", timezone.now() - timedelta(hours=1))
    tomorrow = timezone.localdate() + timedelta(days=1)
    answer = as_(poc).post(
        f"/tickets/{ticket.pk}/upload/", {"version": ticket.version, "on": tomorrow, "at": "10:00", "note": ""}
    )
    assert (answer.status_code, "This time has not come yet." in answer.content.decode()) == (422, True)
    assert ETicket.objects.get().uploaded_at is None


def test_an_act_that_is_none_is_not_found(officer: Officer, jb: User) -> None:
    assert as_(jb).get(f"/officers/{officer.pk}/promote/").status_code == 404


def instant(**data: Any) -> InstantFields:
    return InstantFields(data)


def test_the_doubled_hour_is_asked_for_and_then_known() -> None:
    asked = instant(on="2026-11-01", at="01:30")
    assert (asked.is_valid(), asked.errors["which"]) == (False, ["Choose the first or the second time."])
    first, second = (instant(on="2026-11-01", at="01:30", which=which) for which in ("first", "second"))
    assert (first.is_valid(), second.is_valid()) == (True, True)
    assert second.cleaned_data["instant"] - first.cleaned_data["instant"] == timedelta(hours=1)
    assert "which" not in instant(on="2026-11-02", at="01:30").fields


def test_the_hour_that_was_left_out_is_refused() -> None:
    form = instant(on="2027-03-14", at="02:30")
    assert (form.is_valid(), "did not show this time" in form.errors["at"][0]) == (False, True)
