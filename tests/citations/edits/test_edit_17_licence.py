"""Edit 17: a licence number looks like one of its state (C-EDIT-17)."""

import pytest

from citations.edits.examiner import Examiner
from citations.profiles import load
from tests.citations.records import NOTHING, TODAY, found, record


@pytest.mark.parametrize("number", ["B1234567", "b1234567"])
@pytest.mark.parametrize("state", ["CA", "ca"])
def test_a_letter_and_seven_digits_are_good_for_california(number, state):
    assert found(driver_license_number=number, driver_license_state=state) == []


@pytest.mark.parametrize("number", ["12345678", "B123456", "B12345678", "BB123456", "B123 4567"])
def test_anything_else_is_warned_about(number):
    assert found(driver_license_number=number, driver_license_state="CA") == [
        ("17", "driver_license_number", number, "warning")
    ]


def test_other_states_are_not_checked():
    assert found(driver_license_number="?", driver_license_state="NV") == []


def test_another_profile_may_know_other_states():
    x = Examiner(load("vermont"), NOTHING, TODAY).examine(
        record(driver_license_number="1234", driver_license_state="VT")
    )
    assert [problem.edit for problem in x.problems] == ["17"]
