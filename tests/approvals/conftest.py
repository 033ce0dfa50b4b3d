"""An officer under watch, and e-tickets of theirs."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from accounts.models import User
from agencies.models import Agency, Officer, Trainer
from agencies.services import records
from agencies.services.training import record_training
from approvals.models import ETicket
from approvals.services import tickets
from approvals.services.decisions import open_monitoring


def recorded(agency: Agency, dps: User, leo: str = "Q1234", name: str = "Nora Quist", email: str = "") -> Officer:
    first, last = name.split()
    officer = Officer(
        first_name=first, last_name=last, title="Officer", leo_number=leo, dps_username=leo.lower(), email=email
    )
    records.list_officers(agency, [officer], actor=dps)
    (stored,) = records.record_officers([officer], actor=dps)
    return record_training(stored, actor=dps, on=date(2026, 11, 2), by=Trainer.POC)


def watched(agency: Agency, dps: User, leo: str = "Q1234", days: int = 20) -> Officer:
    return open_monitoring(recorded(agency, dps, leo), actor=dps, at=timezone.now() - timedelta(days=days))


def issued(officer: Officer, actor: User, number: str, at: datetime) -> ETicket:
    return tickets.issue_ticket(officer, actor=actor, number=number, issued_at=at)


def accepted(officer: Officer, dps: User, jb: User, number: str, at: datetime) -> ETicket:
    ticket = issued(officer, dps, number, at)
    ticket = tickets.move_ticket(ticket, "upload", actor=dps, at=at + timedelta(hours=1))
    ticket = tickets.move_ticket(ticket, "receive", actor=jb, at=at + timedelta(hours=2))
    return tickets.move_ticket(
        ticket, "accept", actor=jb, at=at + timedelta(hours=3), case_number="", had_problem=False
    )


@pytest.fixture
def officer(agency: Agency, dps: User, poc: User) -> Officer:
    """Nora Quist, watched for twenty days; letters to her go through Alice, the point of contact."""
    return watched(agency, dps)
