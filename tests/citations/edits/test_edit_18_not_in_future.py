"""Edit 18: the violation is not in the future (C-EDIT-18)."""

import pytest

from tests.citations.records import found


@pytest.mark.parametrize(("day", "is_good"), [("06292016", True), ("06302016", True), ("07012016", False)])
def test_today_is_allowed_and_tomorrow_is_not(day, is_good):
    assert found(violation_date=day) == ([] if is_good else [("18", "violation_date", day, "hold")])


def test_a_future_date_silences_the_edits_that_need_it():
    fields = {"appearance_date": "01012016", "date_of_birth": "01012017", "violation_1_section": "9999"}
    assert found(violation_date="07012016", **fields) == [("18", "violation_date", "07012016", "hold")]
