"""Edit 20: the approximate speed exceeds the safe speed (C-EDIT-20)."""

import dataclasses

import pytest

from citations.edits.examiner import Examiner
from citations.profiles import load
from tests.citations.records import SAMPLE, SPEED, TODAY, found, record


@pytest.mark.parametrize(("speed", "is_good"), [("066", True), ("065", False), ("64", False), ("000", False)])
def test_the_speed_must_be_above_the_safe_speed(speed, is_good):
    problems = found(**SPEED | {"approximate_speed": speed})
    assert problems == ([] if is_good else [("20", "approximate_speed", speed, "hold")])


def test_the_limit_plays_no_part():
    assert found(**SPEED, speed_limit="099") == []


def test_it_needs_both_numbers_a_speed_charge_and_a_usable_date():
    assert [each[0] for each in found(**SPEED | {"safe_speed": ""})] == ["5"]
    assert [each[0] for each in found(**SPEED | {"safe_speed": "x"})] == ["type"]
    assert found(approximate_speed="10", safe_speed="65") == []
    assert [each[0] for each in found(**SPEED | {"safe_speed": "99", "violation_date": ""})] == ["1"]


@pytest.mark.parametrize(("reference", "edits"), [("safe", []), ("limit", ["20"]), ("higher", ["20"])])
def test_a_profile_may_compare_with_the_limit(reference, edits):
    profile = dataclasses.replace(load(), speed_reference=reference)
    x = Examiner(profile, SAMPLE, TODAY).examine(record(**SPEED, speed_limit="099"))
    assert [problem.edit for problem in x.problems] == edits
