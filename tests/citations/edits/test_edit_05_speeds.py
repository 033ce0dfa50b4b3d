"""Edit 5: safe and approximate speed where there is a speed charge (C-EDIT-05)."""

from tests.citations.records import SPEED, found


def test_both_speeds_are_required_once_however_many_charges_there_are():
    second = {"violation_2_section": "22349(B)", "violation_2_statute": "VC"}
    assert found(**SPEED | second | {"approximate_speed": "", "safe_speed": ""}) == [
        ("5", "approximate_speed", "", "hold"),
        ("5", "safe_speed", "", "hold"),
    ]


def test_the_limit_is_not_required():
    assert found(**SPEED) == []


def test_what_is_no_number_is_held_with_a_speed_charge():
    assert found(**SPEED | {"safe_speed": "55+"}) == [("type", "safe_speed", "55+", "hold")]
    assert found(**SPEED, speed_limit="55+") == [("type", "speed_limit", "55+", "report")]


def test_and_only_reported_without_one_or_without_a_usable_date():
    assert found(safe_speed="55+", approximate_speed="") == [("type", "safe_speed", "55+", "report")]
    assert found(**SPEED | {"approximate_speed": "8O", "violation_date": ""}) == [
        ("1", "violation_date", "", "hold"),
        ("type", "approximate_speed", "8O", "report"),
    ]


def test_a_speed_of_zero_is_a_number():
    assert found(**SPEED | {"safe_speed": "000"}) == []
