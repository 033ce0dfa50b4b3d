"""Delivery against a real mail server: taken, put off, refused, cut off, not there."""

import threading
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone
from pytest_django.fixtures import Settings

from notifications import claims, reconcile, tasks
from notifications.delivery import drain
from notifications.models import OutgoingMail, Pulse
from tests.notifications.conftest import Server, free_port, letter

pytestmark = pytest.mark.django_db


def states() -> list[str]:
    return sorted(OutgoingMail.objects.values_list("state", flat=True))


def test_a_letter_is_sent_once_under_its_own_message_id(server: Server) -> None:
    mail = letter()
    assert (drain(), drain()) == (1, 0)
    mail.refresh_from_db()
    assert (mail.state, mail.claimed_by, mail.lease_until, mail.tries) == ("sent", "", None, 1)
    assert server.received == [mail.message_id]


def test_a_long_queue_is_sent_whole(server: Server) -> None:
    for number in range(230):
        letter(number)
    assert drain() == 230
    assert (len(server.received), len(set(server.received)), set(states())) == (230, 230, {"sent"})


@pytest.mark.parametrize("where", ["answer", "to_recipient"])
def test_a_letter_that_is_put_off_is_tried_again_later(server: Server, where: str) -> None:
    setattr(server, where, "451 4.7.1 come back, Words that belong to the reader")
    mail = letter()
    drain()
    mail.refresh_from_db()
    assert (mail.state, mail.tries, mail.claimed_by) == ("queued", 1, "")
    assert mail.next_try_at > timezone.now() + timedelta(seconds=10)
    assert "code 451 4.7.1" in mail.error
    assert "belong" not in mail.error
    OutgoingMail.objects.update(next_try_at=timezone.now())
    setattr(server, where, "250 ok")
    drain()
    mail.refresh_from_db()
    assert (mail.state, mail.error) == ("sent", "")


@pytest.mark.parametrize("where", ["answer", "to_recipient"])
def test_a_refused_letter_fails_and_the_next_one_goes(server: Server, where: str) -> None:
    setattr(server, where, "550 5.1.1 nobody here")
    mail = letter()
    drain()
    mail.refresh_from_db()
    assert (mail.state, "code 550 5.1.1" in mail.error) == ("failed", True)
    setattr(server, where, "250 ok")
    letter(2)
    drain()
    assert states() == ["failed", "sent"]


def test_a_letter_put_off_for_five_days_fails(server: Server) -> None:
    server.answer = "451 later"
    mail = letter(queued_at=timezone.now() - timedelta(days=6))
    drain()
    mail.refresh_from_db()
    assert mail.state == "failed"


def test_a_connection_lost_after_the_text_leaves_the_letter_in_doubt_and_it_is_never_sent_again(server: Server) -> None:
    server.drops = True
    first, second = letter(1), letter(2)
    drain()
    assert states() == ["in_doubt", "in_doubt"]
    server.drops = False
    tasks.sweep_outbox()
    assert states() == ["in_doubt", "in_doubt"]
    assert sorted(server.received) == sorted([first.message_id, second.message_id])


def test_letters_wait_while_the_mail_server_is_away(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    mail = letter()
    drain()
    mail.refresh_from_db()
    assert (mail.state, mail.tries, mail.claimed_by) == ("queued", 1, "")
    pulse = Pulse.objects.get(name="mail server")
    assert (pulse.trouble[:15], pulse.trouble_since is not None) == ("The mail server", True)


def test_the_trouble_is_over_when_a_letter_goes_through(server: Server) -> None:
    Pulse.objects.create(name="mail server", trouble="It is away.", trouble_since=timezone.now())
    letter()
    drain()
    pulse = Pulse.objects.get(name="mail server")
    assert (pulse.trouble, pulse.trouble_since) == ("", None)


def test_other_domains_are_refused_where_mail_is_kept_in(server: Server, settings: Settings) -> None:
    settings.MAIL_ALLOWED_DOMAINS = ["example.org"]
    outside, inside = letter(1, to_address="x@example.net"), letter(2)
    drain()
    outside.refresh_from_db()
    inside.refresh_from_db()
    assert (outside.state, inside.state, server.received) == ("failed", "sent", [inside.message_id])
    assert outside.error == "This installation sends letters only to addresses under example.org."


def test_a_lease_that_ran_out_while_sending_means_doubt() -> None:
    mail, now = letter(), timezone.now()
    claims.begin(claims.claim("w", now), "w", now)
    assert (claims.expire(now + timedelta(seconds=59)), claims.expire(now + timedelta(seconds=61))) == (0, 1)
    mail.refresh_from_db()
    assert mail.state == "in_doubt"
    assert claims.claim("v", now + timedelta(days=1)) == []
    claims.sent([mail], "w", now)
    mail.refresh_from_db()
    assert mail.state == "sent"


def test_a_lease_that_ran_out_before_sending_means_another_claim() -> None:
    letter()
    now = timezone.now()
    mails = claims.claim("w", now)
    assert claims.claim("v", now + timedelta(seconds=59)) == []
    later = now + timedelta(seconds=61)
    assert len(claims.claim("v", later)) == 1
    assert claims.begin(mails, "w", later) == []


def test_the_pause_doubles_up_to_a_quarter_of_an_hour() -> None:
    seconds = [claims.pause(tries).total_seconds() for tries in (0, 1, 2, 5, 6, 100)]
    assert seconds == [15, 30, 60, 480, 900, 900]


@pytest.mark.django_db(transaction=True)
def test_workers_side_by_side_never_claim_the_same_letter() -> None:
    for number in range(60):
        letter(number)
    start, taken = threading.Barrier(4), []

    def work(name: str) -> None:
        start.wait()
        while mails := claims.claim(name, timezone.now(), 5):
            taken.extend(mail.pk for mail in mails)
        connection.close()

    threads = [threading.Thread(target=work, args=[f"w{number}"]) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(taken), len(set(taken))) == (60, 60)


@pytest.mark.django_db(transaction=True)
def test_several_connections_send_a_long_queue_each_letter_once(
    server: Server, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.MAIL_CONNECTIONS = 3
    monkeypatch.setattr(claims, "BATCH", 100)
    for number in range(350):
        letter(number)
    assert drain() == 350
    assert (len(server.received), len(set(server.received)), set(states())) == (350, 350, {"sent"})


def test_the_local_mail_folder_decides_letters_in_doubt(settings: Settings, tmp_path: Path) -> None:
    settings.LOCAL_MAIL_FOLDER = tmp_path
    there, missing = letter(1), letter(2)
    now = timezone.now()
    claims.begin(claims.claim("w", now), "w", now)
    claims.expire(now + timedelta(hours=1))
    (tmp_path / f"20261125-120000-{reconcile.digest(there.message_id)}.eml").touch()
    assert reconcile.ask_local_server() == 2
    there.refresh_from_db()
    missing.refresh_from_db()
    assert (there.state, missing.state) == ("sent", "queued")
