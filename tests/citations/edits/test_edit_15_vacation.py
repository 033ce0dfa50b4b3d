"""Edit 15: a vacation does not end before it begins (C-EDIT-15)."""

import pytest

from tests.citations.records import found


@pytest.mark.parametrize(("end", "is_good"), [("08022016", True), ("08012016", True), ("07312016", False)])
def test_a_vacation_does_not_end_before_it_begins(end, is_good):
    problems = found(officer_vacation_start="08012016", officer_vacation_end=end)
    assert problems == ([] if is_good else [("15", "officer_vacation_end", end, "report")])


def test_it_is_silent_where_a_date_is_refused():
    assert [each[0] for each in found(officer_vacation_start="99012016", officer_vacation_end="01012000")] == ["type"]
