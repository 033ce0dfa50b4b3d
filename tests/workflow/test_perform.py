"""The door: lock, permission, state, guard, ledger, in one transaction, or nothing."""

from datetime import date

import pytest
from django.db import InternalError, connection, transaction

from accounts.models import User
from agencies.models import Agency, Officer
from agencies.states import AgencyState, OfficerState
from tests.conftest import prospective
from workflow.errors import ChangedMeanwhile, NotNow, NotYou
from workflow.history import entries_of
from workflow.models import Entry
from workflow.perform import begin, perform, record

DAY = date(2026, 11, 2)


def listed(agency: Agency) -> Officer:
    return begin(
        Officer(agency=agency, first_name="Nora", last_name="Quist", leo_number="Q1234", dps_username="nquist"),
        "list",
        actor=None,
    )


def story(instance: Agency | Officer) -> list[tuple[str, str, str, str | None, str]]:
    return [(e.verb, e.from_state, e.to_state, e.actor.name if e.actor else None, e.note) for e in entries_of(instance)]


def test_an_act_moves_the_state_and_is_told_in_the_ledger(dps: User, agency: Agency) -> None:
    officer = perform(listed(agency), "record", actor=dps, note=" as asked ", on=DAY)
    assert (officer.state, officer.recorded_on, officer.version) == (OfficerState.RECORDED, DAY, 2)
    assert Officer.objects.get().state == OfficerState.RECORDED
    assert story(officer) == [
        ("list", "", "listed", None, ""),
        ("record", "listed", "recorded", "Dana Records", "as asked"),
    ]


def test_an_act_by_the_wrong_role_changes_nothing_and_says_so(jb: User, agency: Agency) -> None:
    officer = listed(agency)
    with pytest.raises(NotYou) as refused:
        perform(officer, "record", actor=jb, on=DAY)
    assert refused.value.sentence == (
        "Your role does not allow “Create TraCS record” on this officer. Nothing was changed."
    )
    assert (Officer.objects.get().state, Entry.objects.filter(verb="record").count()) == (OfficerState.LISTED, 0)


def test_a_disabled_person_may_do_nothing(dps: User, agency: Agency) -> None:
    dps.is_active = False
    with pytest.raises(NotYou):
        perform(listed(agency), "record", actor=dps, on=DAY)


def test_the_system_may_do_only_what_says_so(agency: Agency) -> None:
    with pytest.raises(NotYou):
        perform(listed(agency), "record", actor=None, on=DAY)


def test_an_act_in_the_wrong_state_names_the_state(dps: User, agency: Agency) -> None:
    with pytest.raises(NotNow) as refused:
        perform(agency, "establish", actor=dps, on=DAY)
    assert refused.value.sentence == (
        "This agency is now “Established”, so “Establish agency record” is not possible. "
        "Perhaps somebody else was quicker. Nothing was changed."
    )


def test_a_guard_that_does_not_hold_is_a_reason(dps: User) -> None:
    officer = listed(prospective("Fir Police Department", "9003"))
    with pytest.raises(NotNow) as refused:
        perform(officer, "record", actor=dps, on=DAY)
    assert refused.value.reasons == ("The agency has no TraCS record yet.",)


def test_a_stale_form_saves_nothing(dps: User, agency: Agency) -> None:
    officer = listed(agency)
    perform(officer, "record", actor=dps, on=DAY, version=1)
    with pytest.raises(ChangedMeanwhile):
        perform(officer, "withdraw", actor=dps, version=1)
    assert Officer.objects.get().state == OfficerState.RECORDED


def test_an_act_that_keeps_the_state_is_in_the_ledger_too(dps: User, agency: Agency) -> None:
    officer = record(listed(agency), "record_training", actor=dps, trained_on=DAY, trained_by="dps")
    assert (officer.trained_on, officer.version) == (DAY, 2)
    assert story(officer)[-1] == ("record_training", "listed", "listed", "Dana Records", "")


def test_a_failure_after_the_act_takes_ledger_and_state_back(dps: User, agency: Agency) -> None:
    officer = listed(agency)

    @transaction.atomic
    def act_then_fail() -> None:
        perform(officer, "record", actor=dps, on=DAY)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        act_then_fail()
    assert (Officer.objects.get().state, Entry.objects.filter(verb="record").count()) == (OfficerState.LISTED, 0)


def test_an_unknown_verb_is_a_mistake_of_ours(dps: User, agency: Agency) -> None:
    with pytest.raises(LookupError):
        perform(agency, "polish", actor=dps)


REFUSED = {
    "a state change without an entry": "UPDATE agencies_officer SET state = 'recorded'",
    "a jump that is no declared move": "UPDATE agencies_officer SET state = 'approved'",
    "a row that does not begin at the start": (
        "INSERT INTO agencies_agency (id, state, version, created_at, changed_at, name, judiciary_code, street, city, "
        "region, postal_code, phone, logo, interchange_code) VALUES (gen_random_uuid(), 'approved', 1, now(), now(), "
        "'X', '9999', '', '', 'VT', '', '', '', '')"
    ),
    "an entry rewritten": "UPDATE workflow_entry SET note = 'other'",
    "an entry deleted": "DELETE FROM workflow_entry",
    "history rewritten": "UPDATE agencies_officerevent SET last_name = 'Other'",
    "history deleted": "DELETE FROM agencies_officerevent",
}


@pytest.mark.parametrize("statement", REFUSED.values(), ids=REFUSED.keys())
def test_the_database_itself_refuses(statement: str, agency: Agency) -> None:
    listed(agency)
    with pytest.raises(InternalError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_an_entry_serves_one_change_only(dps: User, agency: Agency) -> None:
    first, second = listed(agency), listed_second(agency)
    perform(first, "record", actor=dps, on=DAY)
    with pytest.raises(InternalError), transaction.atomic():
        Officer.objects.filter(pk=second.pk).update(state=OfficerState.RECORDED)


def listed_second(agency: Agency) -> Officer:
    return begin(
        Officer(agency=agency, first_name="Omar", last_name="Reyes", leo_number="R1234", dps_username="oreyes"),
        "list",
        actor=None,
    )


def test_every_change_of_a_row_is_kept_with_the_entry_it_belongs_to(dps: User, agency: Agency) -> None:
    officer = perform(listed(agency), "record", actor=dps, on=DAY)
    versions = officer.events.order_by("pgh_id").values_list("state", "pgh_context__metadata__entry")
    assert list(versions) == [(e.to_state, e.pk) for e in entries_of(officer)]


def test_the_agency_is_approved_with_its_first_officer_only(jb: User, agency: Agency) -> None:
    with pytest.raises(NotNow):
        perform(agency, "approve", actor=jb, on=DAY)
    assert Agency.objects.get().state == AgencyState.ESTABLISHED
