"""Edit 4: an over-limit amount where the bail schedule asks for one (C-EDIT-04)."""

import pytest

from tests.citations.records import SPEED, found

HEAVY = {"violation_2_section": "35551(A)", "violation_2_statute": "VC"}
FIELD = "violation_2_over_limit"


@pytest.mark.parametrize("text", ["", "0", "000000"])
def test_blank_and_zero_are_missing(text):
    assert found(**HEAVY, violation_2_over_limit=text) == [("4", FIELD, text, "hold")]


def test_what_is_no_number_is_held_instead():
    assert found(**HEAVY, violation_2_over_limit="2 TONS") == [("type", FIELD, "2 TONS", "hold")]
    assert found(**HEAVY, violation_2_over_limit="001200") == []


def test_an_amount_that_nobody_asks_for_is_ignored_whatever_it_holds():
    assert found(violation_1_over_limit="x", violation_5_over_limit="?") == []
    assert found(**SPEED, violation_1_over_limit="x") == []


def test_each_charge_is_asked_by_itself():
    third = {"violation_3_section": "35551.5", "violation_3_statute": "CVC"}
    assert [each[1] for each in found(**HEAVY, **third)] == [FIELD, "violation_3_over_limit"]


def test_a_refused_charge_and_a_missing_date_ask_for_none():
    refused = {"violation_2_section": "35551(B)", "violation_2_statute": "VC"}
    assert [each[0] for each in found(**refused)] == ["14"]
    assert [each[0] for each in found(**HEAVY, violation_date="")] == ["1"]
