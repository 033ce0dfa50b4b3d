"""E-tickets through the door: who, when, in what order, and what it does to the evidence."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import User
from agencies.models import Officer
from approvals.models import IncidentKind, Outcome
from approvals.services import incidents, tickets
from approvals.services.evidence import evidence_of
from approvals.states import IncidentState, TicketState
from notifications.models import OutgoingMail
from tests.approvals.conftest import accepted, issued, recorded
from workflow.errors import NotNow, NotYou

HOUR = timedelta(hours=1)


def test_the_due_instant_is_stored_48_hours_after_issue(officer: Officer, poc: User) -> None:
    at = timezone.now() - HOUR
    ticket = issued(officer, poc, "vt-77", at)
    assert (ticket.number, ticket.due_at - at, ticket.state) == ("VT-77", 48 * HOUR, TicketState.ISSUED)


def test_an_officer_who_is_not_watched_may_not_issue(agency: object, officer: Officer, dps: User, poc: User) -> None:
    early = recorded(officer.agency, dps, "Z9999", "Zoe Early")
    with pytest.raises(NotNow, match="may not issue e-tickets yet"):
        issued(early, poc, "VT-1", timezone.now() - HOUR)


def test_nobody_records_tickets_of_another_agency(officer: Officer, stranger_poc: User) -> None:
    with pytest.raises(NotYou):
        issued(officer, stranger_poc, "VT-1", timezone.now() - HOUR)


def test_a_number_is_recorded_once(officer: Officer, poc: User) -> None:
    issued(officer, poc, "VT-1", timezone.now() - HOUR)
    with pytest.raises(ValidationError, match="recorded already"):
        issued(officer, poc, "vt-1", timezone.now() - HOUR)


@pytest.mark.parametrize(
    ("shift", "sentence"), [(HOUR, "has not come yet"), (timedelta(days=-40), "earlier ones do not count")]
)
def test_times_to_come_and_before_monitoring_are_refused(
    officer: Officer, poc: User, shift: timedelta, sentence: str
) -> None:
    with pytest.raises(ValidationError, match=sentence):
        issued(officer, poc, "VT-1", timezone.now() + shift)


def test_a_checkpoint_cannot_lie_before_the_one_before_it(officer: Officer, poc: User) -> None:
    ticket = issued(officer, poc, "VT-1", timezone.now() - HOUR)
    with pytest.raises(ValidationError, match="before the step before it"):
        tickets.move_ticket(ticket, "upload", actor=poc, at=timezone.now() - 2 * HOUR)


def test_a_rejection_goes_to_officer_poc_and_dps_and_is_never_clean_again(
    officer: Officer, dps: User, jb: User, poc: User
) -> None:
    at = timezone.now() - 5 * HOUR
    ticket = issued(officer, poc, "VT-1", at)
    ticket = tickets.move_ticket(ticket, "upload", actor=poc, at=at + HOUR)
    ticket = tickets.move_ticket(ticket, "reject", actor=jb, note="The statute is missing.", at=at + 2 * HOUR)
    told = OutgoingMail.objects.filter(kind="approvals.ticket_rejected").values_list("to_address", flat=True)
    assert sorted(told) == ["alice@example.org", "dps.help@example.org"]
    ticket = tickets.move_ticket(ticket, "correct", actor=poc, note="Added.", at=at + 3 * HOUR)
    ticket = tickets.move_ticket(ticket, "receive", actor=jb, at=at + 4 * HOUR)
    ticket = tickets.move_ticket(ticket, "accept", actor=jb, at=at + 5 * HOUR, case_number="1", had_problem=False)
    (verdict,) = evidence_of(officer, timezone.now()).verdicts
    assert (ticket.state, verdict.is_clean, verdict.why) == (TicketState.ACCEPTED, False, ("It was rejected.",))


def test_an_open_incident_takes_an_approval_away_and_its_resolution_gives_it_back(
    officer: Officer, dps: User, jb: User, poc: User
) -> None:
    at = timezone.now() - timedelta(days=3)
    for number in range(3):
        ticket = accepted(officer, dps, jb, f"VT-{number}", at + number * HOUR)
    officer.refresh_from_db()
    assert officer.is_approvable
    incident = incidents.open_incident(
        ticket, actor=jb, kind=IncidentKind.MISMATCH, description="Paid before it arrived."
    )
    officer.refresh_from_db()
    assert (officer.is_approvable, incident.level) == (False, "dps")
    resolved = incidents.resolve_incident(incident, actor=dps, outcome=Outcome.NO_FAULT, note="It was another driver.")
    officer.refresh_from_db()
    assert (officer.is_approvable, resolved.state) == (True, IncidentState.RESOLVED)


def test_a_verdict_by_hand_is_the_bureaus_and_needs_a_reason(officer: Officer, dps: User, jb: User, poc: User) -> None:
    ticket = issued(officer, poc, "VT-1", timezone.now() - timedelta(days=3))
    with pytest.raises(NotYou):
        tickets.judge_ticket(ticket, actor=dps, is_clean=True, note="Looks fine.")
    judged = tickets.judge_ticket(ticket, actor=jb, is_clean=True, note="The server was down.")
    (verdict,) = evidence_of(officer, timezone.now()).verdicts
    assert (judged.verdict_reason, verdict.is_clean, verdict.computed) == ("The server was down.", True, False)
    tickets.judge_ticket(judged, actor=jb, is_clean=None, note="Taken back.")
    assert evidence_of(officer, timezone.now()).verdicts[0].is_clean is False
