"""Every state x act x role of an agency and of an officer."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from accounts.models import User
from agencies.models import Agency, Officer
from tests.support.matrix import expected, outcomes
from tests.support.states import put_in_state
from workflow.perform import begin

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 2)


AGENCY = {
    "establish": ("prospective", "established", "dps"),
    "approve": ("established", "approved", "jb jb_ops"),
    "deactivate": ("established approved", "inactive", "dps"),
}

OFFICER = {
    "record": ("listed", "recorded", "dps"),
    "monitor": ("recorded", "monitored", "dps"),
    "approve": ("monitored", "approved", "jb jb_ops"),
    "extend": ("monitored", "same", "jb jb_ops"),
    "watch_again": ("approved", "monitored", "jb jb_ops"),
    "withdraw": ("listed recorded monitored", "withdrawn", "head poc dps"),
    "deactivate": ("recorded monitored approved", "inactive", "dps"),
}


def nora(agency: Agency) -> Officer:
    return begin(
        Officer(agency=agency, first_name="Nora", last_name="Quist", leo_number="Q1234", dps_username="nquist"),
        "list",
        actor=None,
    )


def test_agency(agency: Agency, people: dict[str, User]) -> None:
    put_in_state(nora(agency), "approved")
    facts = {"establish": lambda: {"on": DAY}, "approve": lambda: {"on": DAY}}
    assert outcomes(agency, people, facts) == expected(agency, people, AGENCY)


def test_officer(agency: Agency, people: dict[str, User]) -> None:
    officer = nora(agency)
    now = timezone.now()
    Officer.objects.filter(pk=officer.pk).update(trained_on=DAY)

    def approvable() -> dict[str, object]:
        Officer.objects.filter(pk=officer.pk).update(approvable_since=now)
        return {"on": DAY}

    facts = {
        "record": lambda: {"on": DAY},
        "monitor": lambda: {"since": now, "until": DAY},
        "approve": approvable,
        "extend": lambda: {"until": DAY + timedelta(days=7)},
        "watch_again": lambda: {"since": now, "until": DAY},
    }
    assert outcomes(officer, people, facts) == expected(officer, people, OFFICER)
