"""Edit 3: at least one count (C-EDIT-03)."""

from tests.citations.records import found

NONE = {"violation_1_section": "", "violation_1_statute": ""}
MISSING = ("3", "violation_1_section", "", "hold")


def test_a_citation_without_charges_is_held():
    assert found(**NONE) == [MISSING]


def test_an_over_limit_alone_makes_no_charge():
    assert found(**NONE, violation_1_over_limit="100", violation_4_over_limit="x") == [MISSING]


def test_it_is_asked_without_a_usable_date_too():
    assert found(**NONE, violation_date="") == [("1", "violation_date", "", "hold"), MISSING]


def test_any_place_will_do_and_edit_14_speaks_alone():
    eighth = {"violation_8_section": "4000A", "violation_8_statute": "CVC"}
    assert found(**NONE, **eighth) == []
    assert found(**NONE | {"violation_1_statute": "VC"}) == [("14", "violation_1_section", "VC", "hold")]
    assert found(**NONE, violation_3_statute="VC") == [("14", "violation_3_section", "VC", "hold")]
