"""Edit 7: where one of a pair is entered, the other must be (C-EDIT-07)."""

import pytest

from tests.citations.records import found


@pytest.mark.parametrize(
    ("one", "text", "other", "partner"),
    [
        ("driver_license_number", "B1234567", "driver_license_state", "CA"),
        ("vehicle_license", "3ABC123", "vehicle_license_state", "NV"),
        ("officer_vacation_start", "08012016", "officer_vacation_end", "08152016"),
    ],
)
def test_each_of_a_pair_asks_for_the_other(one, text, other, partner):
    assert found(**{one: text}) == [("7", other, "", "report")]
    assert found(**{other: partner}) == [("7", one, "", "report")]
    assert found(**{one: text, other: partner}) == []


def test_refused_text_is_entered():
    assert found(driver_license_number="B1", driver_license_state="??") == [
        ("code", "driver_license_state", "??", "report")
    ]
    assert found(officer_vacation_start="08012016", officer_vacation_end="13132016") == [
        ("type", "officer_vacation_end", "13132016", "report")
    ]


def test_a_date_of_zeros_is_not_entered():
    assert found(officer_vacation_start="08012016", officer_vacation_end="00000000") == [
        ("type", "officer_vacation_end", "00000000", "note"),
        ("7", "officer_vacation_end", "00000000", "report"),
    ]
    assert found(officer_vacation_start="00000000") == [("type", "officer_vacation_start", "00000000", "note")]
