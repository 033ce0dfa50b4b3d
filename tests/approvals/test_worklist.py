"""What waits for whom: each role sees its own part of the same story."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import User
from agencies.models import Officer
from approvals.models import IncidentKind
from approvals.services import incidents, tickets
from approvals.worklist import items_for
from tests.approvals.conftest import accepted, issued

HOUR = timedelta(hours=1)


def kinds(user: User) -> list[str]:
    return sorted(f"{item.kind}: {item.title}" for item in items_for(user))


def test_the_agency_sees_every_clock_and_dps_the_ones_that_ran_out(officer: Officer, poc: User, dps: User) -> None:
    issued(officer, poc, "VT-1", timezone.now() - HOUR)
    issued(officer, poc, "VT-2", timezone.now() - 50 * HOUR)
    assert kinds(poc) == ["e-Tickets to upload: e-Ticket VT-1", "e-Tickets to upload: e-Ticket VT-2"]
    assert kinds(dps) == ["e-Tickets that are late: e-Ticket VT-2"]


def test_the_bureau_sees_what_to_confirm_and_whom_to_decide(officer: Officer, poc: User, dps: User, jb: User) -> None:
    ticket = issued(officer, poc, "VT-1", timezone.now() - HOUR)
    assert kinds(jb) == []
    tickets.move_ticket(ticket, "upload", actor=poc, at=timezone.now())
    assert kinds(jb) == ["e-Tickets to confirm: e-Ticket VT-1"]
    for number in (2, 3, 4):
        accepted(officer, dps, jb, f"VT-{number}", timezone.now() - (60 + number) * HOUR)
    assert "Officers ready for a decision: Nora Quist" in kinds(jb)


def test_an_incident_waits_for_its_level_alone(officer: Officer, poc: User, dps: User, jb: User) -> None:
    ticket = accepted(officer, dps, jb, "VT-1", timezone.now() - 60 * HOUR)
    incidents.open_incident(ticket, actor=jb, kind=IncidentKind.DATA_ENTRY, description="The plate was mistyped.")
    assert [kinds(user) for user in (poc, dps, jb)] == [["Incidents: Data entry: e-Ticket VT-1"], [], []]


def test_a_returned_ticket_waits_for_the_agency_and_not_for_a_stranger(
    officer: Officer, poc: User, jb: User, stranger_poc: User
) -> None:
    ticket = issued(officer, poc, "VT-1", timezone.now() - 5 * HOUR)
    ticket = tickets.move_ticket(ticket, "upload", actor=poc, at=timezone.now() - 4 * HOUR)
    tickets.move_ticket(ticket, "send_back", actor=jb, at=timezone.now() - HOUR, note="The place is missing.")
    assert kinds(poc) == ["e-Tickets to correct: e-Ticket VT-1"]
    assert kinds(stranger_poc) == []
