"""Edits 9 and 10: the officer's badge and last name (C-EDIT-09, C-EDIT-10)."""

import pytest

from citations.edits.tables import Tables
from tests.citations.records import NOTHING, found

DIFFERS = [("9", "officer_last_name", "STRANGER", "report")]
MISSING = [("10", "officer_last_name", "", "report")]


@pytest.mark.parametrize("name", ["PHILLIPS", "Gomez", "gomez"])
def test_any_name_of_the_badge_will_do_aliases_too(name):
    assert found(officer_badge="600", officer_last_name=name) == []


def test_another_name_is_reported():
    assert found(officer_badge="600", officer_last_name="STRANGER") == DIFFERS
    assert found(officer_badge="602", officer_last_name="STRANGER") == DIFFERS


def test_badges_are_looked_up_at_the_agency_of_the_record():
    assert found(issuing_agency="CHP", officer_badge="600", officer_last_name="STRANGER") == []
    assert found(issuing_agency="CHP", officer_badge="600", officer_last_name="") == MISSING


def test_badges_are_texts():
    tables = Tables(officers=[(b"vcso", b"0042a", b"stone")])
    assert found(tables, officer_badge="0042A", officer_last_name="STRANGER") == DIFFERS
    assert found(tables, officer_badge="42A", officer_last_name="STRANGER") == []


@pytest.mark.parametrize("badge", ["", "999"])
def test_the_name_is_required_where_the_badge_does_not_tell_it(badge):
    assert found(officer_badge=badge, officer_last_name="") == MISSING
    assert found(officer_badge=badge, officer_last_name="STRANGER") == []


def test_a_found_badge_needs_no_name():
    assert found(officer_badge="600", officer_last_name="") == []


def test_an_unknown_agency_has_no_officers():
    assert found(issuing_agency="ZZZ", officer_last_name="")[1:] == MISSING
    assert found(issuing_agency="ZZZ", officer_last_name="STRANGER")[1:] == []


def test_without_a_table_of_officers_nothing_is_asked():
    assert found(NOTHING, officer_badge="", officer_last_name="") == []
