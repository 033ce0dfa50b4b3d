"""Weights decide the stage (contract, section 8; C-TEMP-01 to C-TEMP-13)."""

import pytest

from tests.citations.records import SPEED, stage

HOLDS = [
    {"issuing_agency": ""},
    {"citation_number": ""},
    {"last_name": ""},
    {"violation_date": ""},
    {"location_code": ""},
    {"violation_1_section": "9999"},
    SPEED | {"safe_speed": ""},
    SPEED | {"approximate_speed": ""},
    SPEED | {"approximate_speed": "5"},
    {"violation_1_section": "35551(A)"},
]


@pytest.mark.parametrize("fields", HOLDS)
def test_each_of_the_ten_reasons_makes_a_citation_temporary(fields):
    assert stage(**fields) == "temporary"


def test_a_good_record_is_open():
    assert stage() == "open"


def test_two_holds_are_temporary_and_three_are_rejected():
    two = {"citation_number": "", "location_code": ""}
    assert stage(**two) == "temporary"
    assert stage(**two, last_name="") == "rejected"


def test_holds_that_do_not_count_never_reject():
    two = {"citation_number": "", "location_code": ""}
    assert stage(**two, appearance_date="") == "temporary"


def test_reports_warnings_and_notes_leave_a_citation_open():
    fields = {"race": "BLACK", "city": "", "driver_license_number": "1", "driver_license_state": "CA", "reserved": "x"}
    assert stage(**fields, pedestrian="Y", bicycle="Y", height_inches="99", first_name=b"\xe9") == "open"


def test_each_refused_charge_counts():
    more = {"violation_2_section": "9998", "violation_3_section": "9997"}
    assert stage(violation_1_section="9999", **more) == "rejected"
