"""Types of the texts that are not codes (contract, section 6; C-EDIT-21)."""

from datetime import date

import pytest

from tests.citations.records import OWNER, found


@pytest.mark.parametrize(
    ("text", "weight"),
    [("02292015", "report"), ("02292016", None), ("1231201", "report"), ("ABCDEFGH", "report"), ("00000000", "note")],
)
def test_a_date_is_a_day_of_the_calendar_and_zeros_are_noted(text, weight):
    assert found(date_of_birth=text) == ([("type", "date_of_birth", text, weight)] if weight else [])


def test_zeros_of_any_width_are_a_blank_date():
    assert found(date_of_birth="000") == [("type", "date_of_birth", "000", "note")]


def test_the_year_of_a_date_may_be_1_but_not_0():
    assert found(date_of_birth="01010001") == []
    assert found(date_of_birth="01010000") == [("type", "date_of_birth", "01010000", "report")]


@pytest.mark.parametrize(
    ("text", "is_good"),
    [
        ("1259", True),
        ("0100", True),
        ("0030", False),
        ("1300", False),
        ("1430", False),
        ("1260", False),
        ("930", False),
        ("09:3", False),
    ],
)
def test_a_time_has_hours_from_1_to_12(text, is_good):
    assert found(violation_time=text) == ([] if is_good else [("type", "violation_time", text, "report")])


def test_a_valid_time_needs_its_half_of_the_day():
    assert found(violation_ampm="") == [("type", "violation_ampm", "", "report")]
    assert found(violation_ampm="p") == []
    assert found(violation_ampm="M") == [("type", "violation_ampm", "M", "report")]
    assert found(violation_time="2500", violation_ampm="") == [("type", "violation_time", "2500", "report")]


def test_half_a_day_without_a_time_is_ignored():
    assert found(violation_time="", violation_ampm="?") == []
    assert found(appearance_ampm="?") == []
    assert found(appearance_time="0800") == [("type", "appearance_ampm", "", "report")]


@pytest.mark.parametrize(
    ("field", "good", "bad"),
    [
        ("phone_number", "8025550100", "555010"),
        ("phone_number", "8025550100", "802-555-01"),
        ("zip", "93023", "9302"),
        ("zip", "930230001", "93023-001"),
        ("vehicle_year", "2018", "2019"),
        ("vehicle_year", "1900", "1899"),
        ("vehicle_year", "2016", "16"),
    ],
)
def test_digits_have_their_length(field, good, bad):
    assert found(**{field: good}) == []
    assert found(**{field: bad}) == [("type", field, bad, "report")]


def test_the_year_of_a_vehicle_may_be_two_ahead_of_today():
    late = {"today": date(2017, 1, 1), "vehicle_year": "2019"}
    assert found(**late) == []


def test_the_value_of_a_social_security_number_is_stars():
    assert found(social_security_number="12345678") == [("type", "social_security_number", "********", "report")]
    assert found(social_security_number="123456789") == []


@pytest.mark.parametrize("text", ["5", "05", "005", "000", " 5", "  5"])
def test_a_number_may_be_padded(text):
    assert found(height_feet=text) == []


def test_what_is_not_digits_only_is_no_number():
    assert found(weight="1.5") == [("type", "weight", "1.5", "report")]
    assert found(speed_limit="-5") == [("type", "speed_limit", "-5", "report")]


def test_many_inches_are_noted_and_accepted():
    assert found(height_inches="11") == []
    assert found(height_inches="012") == [("type", "height_inches", "012", "note")]
    assert found(height_inches="6f") == [("type", "height_inches", "6f", "report")]


@pytest.mark.parametrize("text", ["Y", "x", "1", "t", "N", "0", "f", ""])
def test_flags_say_yes_or_no_in_four_ways(text):
    assert found(signed=text) == []


def test_another_flag_is_refused_and_says_no():
    assert found(signed="S") == [("type", "signed", "S", "report")]
    assert found(pedestrian="?", bicycle="Y") == [("type", "pedestrian", "?", "report")]
    assert found(owner_responsibility="?") == [("type", "owner_responsibility", "?", "report")]
    assert found(owner_same_as_recipient="?", **OWNER) == [("type", "owner_same_as_recipient", "?", "report")]


def test_what_the_owner_shares_with_the_recipient_is_not_checked():
    fields = {"owner_person_type": "?", "owner_state": "??", "owner_zip": "x"}
    assert found(owner_same_as_recipient="Y", **fields) == [("8", "owner_same_as_recipient", "Y", "note")]
    assert found(owner_same_as_recipient="Y", owner_person_type="?") == []
