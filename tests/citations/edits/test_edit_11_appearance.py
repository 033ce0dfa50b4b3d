"""Edit 11: the appearance comes after the violation (C-EDIT-11)."""

import pytest

from tests.citations.records import found, stage


@pytest.mark.parametrize(("day", "is_good"), [("06022016", True), ("06012016", False), ("05312016", False)])
def test_the_appearance_comes_after_the_violation(day, is_good):
    assert found(appearance_date=day) == ([] if is_good else [("11", "appearance_date", day, "hold_soft")])
    assert stage(appearance_date=day) == ("open" if is_good else "temporary")


@pytest.mark.parametrize("violation", ["07012016", "13012016", ""])
def test_it_is_silent_without_a_usable_violation_date(violation):
    assert [each[0] for each in found(violation_date=violation, appearance_date="01012016")] in (
        ["18"],
        ["type"],
        ["1"],
    )
