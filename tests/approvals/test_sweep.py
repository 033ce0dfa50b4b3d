"""The sweep: each notice once, however many sweeps run and wherever they die."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from accounts.models import User
from agencies.models import Agency, Officer
from approvals.models import NoticeKind, UploadNotice
from approvals.services import tickets
from approvals.services.sweep import claim, sweep, write_letters
from approvals.tasks import sweep_clock
from notifications.models import OutgoingMail
from tests.approvals.conftest import accepted, issued, watched

HOUR = timedelta(hours=1)


def told(kind: str) -> list[str]:
    return sorted(OutgoingMail.objects.filter(kind=f"approvals.{kind}").values_list("to_address", flat=True))


def notices() -> list[str]:
    return sorted(UploadNotice.objects.exclude(claimed_at=None).values_list("kind", flat=True))


def test_the_officer_is_reminded_12_hours_before_and_told_at_48_hours(officer: Officer, dps: User) -> None:
    at = timezone.now() - timedelta(days=5)
    ticket = issued(officer, dps, "VT-1", at)
    sweep(at + 36 * HOUR - timedelta(seconds=1))
    assert (notices(), told("upload_reminder")) == ([], [])
    sweep(at + 36 * HOUR)
    assert (notices(), told("upload_reminder")) == (["warning"], ["alice@example.org"])
    sweep(at + 48 * HOUR - timedelta(seconds=1))
    assert (notices(), told("upload_late")) == (["warning"], [])
    sweep(at + 48 * HOUR)
    sweep(at + 90 * HOUR)
    assert notices() == ["late", "warning"]
    assert told("upload_late") == ["alice@example.org", "dps.help@example.org"]
    assert ticket.notices.get(kind="late").claimed_at == at + 48 * HOUR


def test_an_uploaded_ticket_is_left_alone(officer: Officer, dps: User) -> None:
    at = timezone.now() - timedelta(days=5)
    ticket = issued(officer, dps, "VT-1", at)
    tickets.move_ticket(ticket, "upload", actor=dps, at=at + HOUR)
    assert (sweep(), notices(), UploadNotice.objects.count()) == (0, [], 0)


def test_a_reminder_that_came_too_late_is_left_out(officer: Officer, dps: User) -> None:
    issued(officer, dps, "VT-1", timezone.now() - timedelta(days=3))
    sweep()
    assert (told("upload_reminder"), len(told("upload_late"))) == ([], 2)


def test_letters_are_written_for_claims_of_a_sweep_that_died(officer: Officer, dps: User) -> None:
    issued(officer, dps, "VT-1", timezone.now() - timedelta(days=3))
    assert (claim(timezone.now()), told("upload_late")) == (2, [])
    sweep()
    assert told("upload_late") == ["alice@example.org", "dps.help@example.org"]
    assert write_letters(timezone.now()) == 0


def test_a_late_ticket_takes_an_approval_away(officer: Officer, dps: User, jb: User) -> None:
    at = timezone.now() - timedelta(days=6)
    for number in range(3):
        accepted(officer, dps, jb, f"VT-{number}", at + number * HOUR)
    officer.refresh_from_db()
    assert officer.is_approvable
    issued(officer, dps, "VT-9", timezone.now() - 47 * HOUR)
    officer.refresh_from_db()
    assert officer.is_approvable
    sweep(timezone.now() + HOUR)
    officer.refresh_from_db()
    assert not officer.is_approvable


@pytest.mark.django_db(transaction=True)
def test_eight_sweepers_at_once_write_each_notice_once(agency: Agency, dps: User, poc: User) -> None:
    officer = watched(agency, dps)
    for number in range(40):
        issued(officer, dps, f"VT-{number}", timezone.now() - timedelta(days=3))
    start, errors = threading.Barrier(8), []

    def run() -> None:
        try:
            start.wait()
            sweep()
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert UploadNotice.objects.filter(kind=NoticeKind.LATE).count() == 40
    assert len(told("upload_late")) == 80
    assert UploadNotice.objects.filter(lettered_at=None).count() == 0


def test_the_task_runs_the_sweep(officer: Officer, dps: User) -> None:
    issued(officer, dps, "VT-1", timezone.now() - timedelta(days=3))
    sweep_clock()
    assert notices() == ["late", "warning"]
