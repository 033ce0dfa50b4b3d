"""Every state x act x role of a request and of a package."""

from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import User
from agencies.models import Agency
from onboarding.attestations import Item
from onboarding.models import AgencyRequest, PackageOfficer
from onboarding.services.packages import save_package, start_package
from tests.approvals.conftest import recorded
from tests.support.matrix import expected, outcomes
from workflow.perform import begin

pytestmark = pytest.mark.django_db

REQUEST = {
    "submit": ("draft returned", "submitted", "head"),
    "establish": ("submitted", "established", "dps"),
    "send_back": ("submitted", "returned", "dps"),
    "withdraw": ("draft submitted returned", "withdrawn", "head"),
}

PACKAGE = {
    "submit": ("draft returned", "submitted", "head poc"),
    "forward": ("submitted", "forwarded", "dps"),
    "send_back": ("submitted", "returned", "dps"),
    "withdraw": ("draft submitted returned", "withdrawn", "head poc"),
}


def test_request(agency: Agency, people: dict[str, User]) -> None:
    request = begin(AgencyRequest(filed_by=people["head"], is_complete=True), "start", actor=people["head"])

    def complete() -> dict[str, Any]:
        AgencyRequest.objects.filter(pk=request.pk).update(is_complete=True)
        return {"at": timezone.now()}

    facts: dict[str, Any] = {
        "submit": complete,
        "establish": lambda: {"agency": agency},
        "send_back": lambda: {"to_mend": ["Logo"]},
    }
    assert outcomes(request, people, facts) == expected(request, people, REQUEST)


def test_package(agency: Agency, people: dict[str, User]) -> None:
    officer = recorded(agency, people["dps"])
    package = save_package(
        start_package(agency, actor=people["poc"]),
        actor=people["poc"],
        head_name="Chief Hale",
        head_authorised_on=date(2026, 11, 2),
        message="",
        attested=list(Item),
        officers={officer: date(2026, 12, 1)},
    )
    assert PackageOfficer.objects.count() == 1
    facts: dict[str, Any] = {
        "submit": lambda: {"at": timezone.now(), "content": {}},
        "forward": lambda: {"at": timezone.now(), "items": {}},
        "send_back": lambda: {"to_mend": ["Officers"]},
    }
    assert outcomes(package, people, facts) == expected(package, people, PACKAGE)
