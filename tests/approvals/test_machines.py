"""Every state x act x role of an e-ticket and of an incident."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import User
from agencies.models import Officer
from approvals.models import IncidentKind
from approvals.services.incidents import open_incident
from tests.approvals.conftest import issued
from tests.support.matrix import expected, outcomes

STAFF = "dps jb jb_ops"
AGENCY = "head poc own_officer"
ANY = f"{AGENCY} {STAFF}"

TICKET = {
    "upload": ("issued", "uploaded", ANY),
    "receive": ("uploaded corrected", "received", STAFF),
    "accept": ("received", "accepted", "jb jb_ops"),
    "reject": ("uploaded received", "rejected", STAFF),
    "send_back": ("uploaded received rejected", "returned", STAFF),
    "correct": ("returned rejected", "corrected", ANY),
    "void": ("issued uploaded received rejected returned corrected", "void", STAFF),
}

INCIDENT = {
    "escalate": ("open", "escalated", ANY),
    "resolve": ("open escalated", "resolved", ANY),
}


@pytest.fixture
def people(
    officer: Officer,
    head: User,
    poc: User,
    officer_user: User,
    dps: User,
    jb: User,
    jb_ops: User,
    admin: User,
    stranger_poc: User,
) -> dict[str, User]:
    Officer.objects.filter(pk=officer.pk).update(user=officer_user)
    return {
        "head": head,
        "poc": poc,
        "own_officer": officer_user,
        "dps": dps,
        "jb": jb,
        "jb_ops": jb_ops,
        "admin": admin,
        "stranger": stranger_poc,
    }


def test_ticket(officer: Officer, people: dict[str, User]) -> None:
    now = timezone.now()
    ticket = issued(officer, people["dps"], "VT-1", now - timedelta(hours=1))
    facts: dict[str, Any] = {verb: lambda: {"at": now} for verb in TICKET if verb != "void"}
    assert outcomes(ticket, people, facts) == expected(ticket, people, TICKET)


def test_incident(officer: Officer, people: dict[str, User]) -> None:
    now = timezone.now()
    ticket = issued(officer, people["dps"], "VT-1", now - timedelta(hours=1))
    incident = open_incident(ticket, actor=people["dps"], kind=IncidentKind.OTHER, description="Odd.")
    facts = {"escalate": lambda: {"level": "jb"}, "resolve": lambda: {"outcome": "no_fault", "at": now}}
    assert outcomes(incident, people, facts) == expected(incident, people, INCIDENT)
