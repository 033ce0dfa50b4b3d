"""Pages about letters: who sees which, what they cost, and what can be decided."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from agencies.models import Agency
from notifications.models import OutgoingMail
from notifications.timeline import timeline_of
from tests.notifications.conftest import letter
from workflow.models import Entry


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def queries(client: Client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert client.get(url).status_code == 200
    return len(seen)


def test_staff_and_administrators_see_every_letter(dps: User, jb: User, admin: User, poc: User) -> None:
    mail = letter(1, poc)
    for user in (dps, jb, admin, poc):
        client = signed_in(user)
        assert "Letter 1" in client.get(reverse("mail_list")).content.decode()
        assert "belong to the reader" in client.get(reverse("mail_page", args=[mail.pk])).content.decode()


def test_a_letter_to_somebody_else_is_not_there(poc: User, stranger_poc: User) -> None:
    mail = letter(1, poc)
    client = signed_in(stranger_poc)
    assert client.get(reverse("mail_page", args=[mail.pk])).status_code == 404
    assert "Letter 1" not in client.get(reverse("mail_list")).content.decode()


@pytest.mark.parametrize("name", ["mail_resend", "mail_settle"])
def test_people_of_an_agency_decide_nothing(poc: User, name: str) -> None:
    mail = letter(1, poc, state="failed")
    assert signed_in(poc).post(reverse(name, args=[mail.pk])).status_code == 403
    assert signed_in(poc).get(reverse("mail_desks")).status_code == 403


def test_the_list_costs_the_same_with_30_letters(dps: User, poc: User) -> None:
    letter(0, poc)
    client = signed_in(dps)
    one = queries(client, reverse("mail_list"))
    for number in range(1, 30):
        letter(number, poc)
    assert queries(client, reverse("mail_list")) == one


def test_filters_are_in_the_address(dps: User) -> None:
    letter(1)
    letter(2, state="failed")
    client, url = signed_in(dps), reverse("mail_list")
    assert "Letter 1" not in client.get(url, {"state": "failed"}).content.decode()
    assert "Letter 2" not in client.get(url, {"q": "reader1@"}).content.decode()
    assert "fits" in client.get(url, {"q": "nobody"}).content.decode()


def test_a_failed_letter_is_sent_again_and_the_ledger_knows_who(dps: User) -> None:
    mail = letter(1, state="failed", tries=3, error="No.")
    client = signed_in(dps)
    client.post(reverse("mail_resend", args=[mail.pk]))
    mail.refresh_from_db()
    assert (mail.state, mail.tries, mail.error) == ("queued", 0, "")
    entry = Entry.objects.get(subject_id=str(mail.pk))
    assert (entry.verb, entry.actor, entry.from_state, entry.to_state) == ("resend", dps, "failed", "queued")
    assert client.post(reverse("mail_resend", args=[mail.pk])).status_code == 409


def test_a_letter_in_doubt_can_be_known_to_have_arrived(jb: User) -> None:
    mail = letter(1, state="in_doubt")
    signed_in(jb).post(reverse("mail_settle", args=[mail.pk]), {"decision": "mark_as_sent"})
    mail.refresh_from_db()
    assert (mail.state, mail.sent_at is not None) == ("sent", True)


def test_settling_needs_a_note(admin: User) -> None:
    mail = letter(1, state="bounced")
    client, url = signed_in(admin), reverse("mail_settle", args=[mail.pk])
    assert client.post(url, {"decision": "settle"}).status_code == 422
    client.post(url, {"decision": "settle", "note": "Told by telephone."})
    mail.refresh_from_db()
    assert (mail.state, mail.is_settled) == ("bounced", True)
    assert "Told by telephone." in client.get(reverse("mail_page", args=[mail.pk])).content.decode()


def test_the_desks_and_the_machinery_are_shown(admin: User) -> None:
    page = signed_in(admin).get(reverse("mail_desks")).content.decode()
    assert "jb.eticket@example.org" in page
    assert "Not seen yet" in page


def test_a_timeline_tells_acts_and_letters_the_newest_first(agency: Agency, poc: User, stranger_poc: User) -> None:
    mail = letter(1, poc, agency)
    moments = timeline_of(agency, viewer=poc)
    assert [moment.kind for moment in moments] == ["letter", "act"]
    assert (moments[0].url, moments[0].detail) == (reverse("mail_page", args=[mail.pk]), "Waiting")
    assert timeline_of(agency, viewer=stranger_poc)[0].url == ""
    for number in range(2, 30):
        letter(number, poc, agency, queued_at=timezone.now())
    with CaptureQueriesContext(connection) as seen:
        assert len(timeline_of(agency, viewer=poc)) == 30
    assert len(seen) == 2
    assert OutgoingMail.objects.count() == 29
