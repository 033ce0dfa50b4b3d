"""The outbox and its bell: kept or dropped with what caused it, once, and never waiting for the broker."""

import time
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from pytest_django.fixtures import Settings

from accounts.models import User
from agencies.models import Agency, Officer
from approvals.letters import UploadLate
from notifications import bell, outbox, tasks
from notifications.letters import Recipient
from notifications.models import OutgoingMail
from tests.approvals.conftest import issued, watched
from tests.notifications.conftest import Server, free_port


@pytest.fixture
def officer(agency: Agency, dps: User) -> Officer:
    """An officer under watch."""
    return watched(agency, dps)


def late(officer: Officer, dps: User) -> UploadLate:
    ticket = issued(officer, dps, "VT-1", timezone.now() - timedelta(days=3))
    return UploadLate(ticket, (Recipient("alice@example.org"),))


@pytest.mark.django_db(transaction=True)
class TestQueue:
    def test_the_same_letter_twice_is_one_row(self, officer: Officer, dps: User) -> None:
        letter = late(officer, dps)
        with transaction.atomic():
            first, again = outbox.queue(letter), outbox.queue(letter)
        assert {mail.pk for mail in first} == {mail.pk for mail in again}
        assert OutgoingMail.objects.filter(kind="approvals.upload_late").count() == len(first)

    def test_outside_a_transaction_it_is_refused(self, officer: Officer, dps: User) -> None:
        letter = late(officer, dps)
        with pytest.raises(transaction.TransactionManagementError):
            outbox.queue(letter)

    def test_a_letter_goes_with_the_transaction_that_is_undone(self, officer: Officer, dps: User) -> None:
        letter = late(officer, dps)
        with transaction.atomic():
            outbox.queue(letter)
            transaction.set_rollback(True)
        assert not OutgoingMail.objects.filter(kind="approvals.upload_late").exists()

    def test_a_broker_that_is_down_costs_less_than_a_second_and_no_letter(
        self, officer: Officer, dps: User, settings: Settings, monkeypatch: pytest.MonkeyPatch, server: Server
    ) -> None:
        letter = late(officer, dps)
        bell._hang_up()
        monkeypatch.setattr(bell, "_silent_until", 0.0)
        monkeypatch.setattr(bell.current_app.conf, "broker_url", f"redis://127.0.0.1:{free_port()}/0")
        began = time.monotonic()
        with transaction.atomic():
            mails = outbox.queue(letter)
        assert time.monotonic() - began < 1
        bell._hang_up()
        tasks.sweep_outbox()
        assert {mail.message_id for mail in mails} <= set(server.received)
