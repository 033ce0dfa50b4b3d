"""The Information Package: what is missing is named, what is wrong stays on the page, three readers see three views."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from agencies.models import Agency, Officer
from agencies.services import records
from onboarding.attestations import Item
from onboarding.models import InformationPackage
from onboarding.services import packages
from onboarding.states import PackageState
from tests.approvals.conftest import recorded
from tests.stories.test_main_job import as_
from workflow.errors import NotNow, NotYou

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(agency: Agency, dps: User, poc: User) -> Officer:
    return recorded(agency, dps)


def filled(agency: Agency, poc: User, officer: Officer, **changes: Any) -> InformationPackage:
    facts: dict[str, Any] = {
        "head_name": "Chief Hale",
        "head_authorised_on": date(2026, 11, 2),
        "message": "",
        "attested": list(Item),
        "officers": {officer: timezone.localdate() + timedelta(days=3)},
    }
    return packages.save_package(packages.start_package(agency, actor=poc), actor=poc, **(facts | changes))


def save(client: Client, package: InformationPackage, **data: Any) -> Any:
    package.refresh_from_db()
    return client.post(f"/packages/{package.pk}/edit/", {"version": package.version, **data})


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"head_name": ""}, "The head's authorisation needs a name and a date."),
        ({"attested": list(Item)[1:]}, "All six statements must be confirmed."),
        ({"officers": {}}, "No officer is chosen."),
    ],
)
def test_what_is_missing_is_named(
    agency: Agency, poc: User, officer: Officer, changes: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(NotNow) as refused:
        packages.submit_package(filled(agency, poc, officer, **changes), actor=poc)
    assert refused.value.reasons == (sentence,)


def test_an_expected_day_that_has_passed_is_refused_and_the_rest_stays(
    agency: Agency, poc: User, officer: Officer
) -> None:
    package = packages.start_package(agency, actor=poc)
    past = timezone.localdate() - timedelta(days=1)
    answer = save(as_(poc), package, head_name="Chief Hale", **{f"in-{officer.pk}": "on", f"on-{officer.pk}": past})
    page = answer.content.decode()
    assert (answer.status_code, "This day has passed" in page, "Chief Hale" in page) == (422, True, True)


def test_an_authorisation_of_tomorrow_is_refused(agency: Agency, poc: User, officer: Officer) -> None:
    package = packages.start_package(agency, actor=poc)
    answer = save(as_(poc), package, head_authorised_on=timezone.localdate() + timedelta(days=1))
    assert (answer.status_code, "has not come yet" in answer.content.decode()) == (422, True)


def test_what_was_agreed_to_is_kept_with_who_and_when(agency: Agency, poc: User, officer: Officer) -> None:
    package = filled(agency, poc, officer)
    kept = [(each.item, each.wording, each.attested_by) for each in package.attestations.all()]
    assert kept == [(item.value, str(item.label), poc) for item in Item]


def test_an_officer_without_training_stops_the_forwarding(
    agency: Agency, poc: User, dps: User, officer: Officer
) -> None:
    Officer.objects.filter(pk=officer.pk).update(trained_on=None)
    submitted = packages.submit_package(filled(agency, poc, officer), actor=poc)
    with pytest.raises(NotNow) as refused:
        packages.forward_package(submitted, actor=dps)
    assert refused.value.reasons == ("Training is not recorded for every officer.",)
    assert (Officer.objects.get().state, InformationPackage.objects.get().state) == ("recorded", PackageState.SUBMITTED)


def test_what_is_forwarded_stays_as_it_was_sent(agency: Agency, poc: User, dps: User, officer: Officer) -> None:
    package = packages.forward_package(packages.submit_package(filled(agency, poc, officer), actor=poc), actor=dps)
    before = package.forwarded
    current = Agency.objects.get(pk=agency.pk)
    records.correct(current, actor=dps, version=current.version, note="A new name.", name="Maple County Police")
    package.refresh_from_db()
    assert package.forwarded == before
    assert package.forwarded["agency"]["name"] == "Maple Police Department"


def test_the_bureau_acknowledges_once(agency: Agency, poc: User, dps: User, jb: User, officer: Officer) -> None:
    package = packages.forward_package(packages.submit_package(filled(agency, poc, officer), actor=poc), actor=dps)
    with pytest.raises(NotYou):
        packages.acknowledge_package(package, actor=dps)
    packages.acknowledge_package(package, actor=jb)
    with pytest.raises(NotNow):
        packages.acknowledge_package(package, actor=jb)


def test_nobody_prepares_a_package_for_another_agency(agency: Agency, stranger_poc: User, officer: Officer) -> None:
    with pytest.raises(NotYou):
        packages.start_package(agency, actor=stranger_poc)
