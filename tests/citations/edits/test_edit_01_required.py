"""Edit 1: agency, location, citation number, violation date, appearance date (C-EDIT-01)."""

import pytest

from citations.edits.reference import Agency
from citations.edits.tables import Tables
from tests.citations.records import NOTHING, found, stage


def test_an_agency_is_required_and_must_be_known():
    assert found(issuing_agency="")[0] == ("1", "issuing_agency", "", "hold")
    assert found(issuing_agency="ZZZ") == [("code", "issuing_agency", "ZZZ", "hold")]
    assert found(issuing_agency="vcso") == []
    assert found(NOTHING, issuing_agency="ZZZ") == []


def test_the_location_of_an_agency_with_a_default_is_not_checked():
    assert found(issuing_agency="OXN", officer_badge="", location_code="") == []
    assert found(issuing_agency="OXN", officer_badge="", location_code="oxnard") == []
    assert found(issuing_agency="OXN", officer_badge="", location_code="NOWHERE") == [
        ("1", "location_code", "NOWHERE", "note")
    ]


def test_the_default_need_not_be_in_the_table_of_locations():
    tables = Tables(agencies=[Agency(b"vcso", b"here")], locations=[b"there"])
    assert found(tables, location_code="") == []


def test_a_location_is_required_without_a_default():
    assert found(location_code="") == [("1", "location_code", "", "hold")]
    assert found(location_code="NOWHERE") == [("code", "location_code", "NOWHERE", "hold")]
    assert found(location_code="ventura") == []


def test_an_unknown_agency_has_no_default_location():
    assert found(issuing_agency="ZZZ", location_code="") == [
        ("code", "issuing_agency", "ZZZ", "hold"),
        ("1", "location_code", "", "hold"),
    ]


def test_a_citation_number_is_required():
    assert found(citation_number="") == [("1", "citation_number", "", "hold")]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("", [("1", "violation_date", "", "hold")]),
        ("00000000", [("type", "violation_date", "00000000", "note"), ("1", "violation_date", "00000000", "hold")]),
        ("06312016", [("type", "violation_date", "06312016", "hold")]),
    ],
)
def test_a_violation_date_is_required(text, problems):
    assert found(violation_date=text) == problems


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("", [("1", "appearance_date", "", "hold_soft")]),
        ("0000", [("type", "appearance_date", "0000", "note"), ("1", "appearance_date", "0000", "hold_soft")]),
        ("20160715", [("type", "appearance_date", "20160715", "hold_soft")]),
    ],
)
def test_an_appearance_date_holds_without_counting(text, problems):
    assert found(appearance_date=text) == problems
    assert stage(appearance_date=text) == "temporary"
    assert stage(appearance_date=text, citation_number="", location_code="") == "temporary"
