"""The bell: rung once for each commit, never in the way, and never the only way."""

import time

import pytest
from celery import current_app
from django.db import transaction

from accounts.models import User
from agencies.models import Agency
from agencies.services import records
from notifications import bell
from notifications.models import OutgoingMail
from notifications.tasks import sweep_outbox
from tests.approvals.conftest import recorded
from tests.conftest import prospective
from tests.notifications.conftest import Server, free_port, letter


@pytest.fixture
def dead_broker(monkeypatch: pytest.MonkeyPatch) -> None:
    """A broker at an address where nobody listens."""
    bell._hang_up()
    monkeypatch.setattr(bell, "_silent_until", 0.0)
    monkeypatch.setattr(current_app.conf, "broker_write_url", f"redis://127.0.0.1:{free_port()}/0")


@pytest.mark.django_db(transaction=True)
def test_a_broker_that_is_down_costs_less_than_a_second_and_no_letter(
    dead_broker: None, dps: User, poc: User, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    agency = prospective("Cedar Police Department", "9003")
    began = time.monotonic()
    established = records.establish_agency(agency, actor=dps)
    letter()
    with transaction.atomic():
        bell.ring_on_commit()
    assert time.monotonic() - began < 1.0
    assert "the broker does not answer" in caplog.text
    assert established.state == "established"
    sweep_outbox()
    assert set(OutgoingMail.objects.values_list("state", flat=True)) == {"sent"}


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_leaves_no_letter(dps: User, agency: Agency, poc: User) -> None:
    with transaction.atomic():
        recorded(agency, dps)
        assert OutgoingMail.objects.count() == 1
        transaction.set_rollback(True)
    assert OutgoingMail.objects.count() == 0
