"""The demo people exist in the local profile only, and only once."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command

from accounts.models import User
from agencies.models import Agency, Contact, Officer
from eticket.demo.people import SIGN_INS


@pytest.mark.django_db
def test_telling_the_demo_twice_stores_it_once() -> None:
    call_command("demo")
    call_command("demo")
    assert (User.objects.filter(is_demo=True).count(), Contact.objects.count()) == (len(SIGN_INS), 4)
    assert dict(Agency.objects.values_list("name", "state")) == {
        "Maple Police Department": "approved",
        "Birch Police Department": "established",
    }
    assert dict(Officer.objects.values_list("last_name", "state")) == {
        "Quist": "approved",
        "Vale": "monitored",
        "Lund": "monitored",
        "Field": "monitored",
        "Marsh": "recorded",
        "Grove": "recorded",
        "Stone": "listed",
        "Alder": "monitored",
    }
    assert Officer.objects.get(last_name="Vale").is_approvable


@pytest.mark.django_db
def test_production_refuses_demo_people(settings: Any) -> None:
    settings.PROFILE = "production"
    with pytest.raises(CommandError):
        call_command("demo")
    assert User.objects.count() == 0
