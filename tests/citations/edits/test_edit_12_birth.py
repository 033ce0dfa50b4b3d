"""Edit 12: birth comes before the violation (C-EDIT-12)."""

import pytest

from tests.citations.records import found


@pytest.mark.parametrize(("day", "is_good"), [("05312016", True), ("06012016", False), ("06022016", False)])
def test_birth_comes_before_the_violation(day, is_good):
    assert found(date_of_birth=day) == ([] if is_good else [("12", "date_of_birth", day, "report")])


def test_it_is_silent_where_a_date_is_not_known():
    assert [each[0] for each in found(date_of_birth="06312016")] == ["type"]
    assert [each[0] for each in found(violation_date="", date_of_birth="06012030")] == ["1"]
