"""Edit 14: which charges the court takes electronically (C-EDIT-14, C-CHG-01)."""

from datetime import date

import pytest

from citations.edits.reference import Charge
from citations.edits.tables import Tables, Term
from tests.citations.records import found

INFRACTION = Charge("infraction", False)


def charged(section, statute="VC"):
    return {"violation_1_section": section, "violation_1_statute": statute}


def refused(value, number=1):
    return [("14", f"violation_{number}_section", value, "hold")]


@pytest.mark.parametrize("section", ["4000(A)", "4000A", "4000 a -", "(4000)[A]"])
@pytest.mark.parametrize("statute", ["VC", "CVC", "cvc", "v-c"])
def test_sections_are_compared_by_letters_digits_and_points(section, statute):
    assert found(**charged(section, statute)) == []


def test_points_count():
    assert found(**charged("4000.A")) == refused("4000.A VC")


def test_section_and_statute_are_both_needed():
    assert found(**charged("4000(A)", "")) == refused("4000(A)")
    assert found(**charged("", "VC")) == refused("VC")


def test_an_unknown_charge_is_refused_with_what_was_found():
    assert found(**charged("9999", "CVC")) == refused("9999 CVC")
    assert found(**charged("4000(A)", "HS")) == refused("4000(A) HS")


@pytest.mark.parametrize(
    ("charge", "is_accepted"),
    [
        (INFRACTION, True),
        (Charge("infraction", True), True),
        (Charge("misdemeanor", True), True),
        (Charge("misdemeanor", False), False),
        (Charge("felony", True), False),
        (Charge("felony", False), False),
    ],
)
def test_infractions_and_what_can_become_one_are_accepted(charge, is_accepted):
    tables = Tables(charges=[(b"vc", b"1", charge)], bail_schedule=[(b"vc", b"1", Term(b""))])
    assert found(tables, **charged("1")) == ([] if is_accepted else refused("1 VC"))


@pytest.mark.parametrize(
    ("since", "until", "is_accepted"),
    [
        (None, None, True),
        (date(2016, 6, 1), date(2016, 6, 1), True),
        (date(2016, 6, 2), None, False),
        (None, date(2016, 5, 31), False),
    ],
)
def test_bail_must_be_in_effect_on_the_day_of_the_violation(since, until, is_accepted):
    tables = Tables(charges=[(b"vc", b"1", INFRACTION)], bail_schedule=[(b"vc", b"1", Term(b"", since, until))])
    assert found(tables, **charged("1")) == ([] if is_accepted else refused("1 VC"))


def test_of_two_bail_rows_in_effect_the_later_one_is_used():
    rows = [(b"vc", b"1", Term(b"speed", date(2010, 1, 1))), (b"vc", b"1", Term(b"overweight", date(2000, 1, 1)))]
    assert [each[1] for each in found(Tables(bail_schedule=rows), **charged("1"))] == [
        "approximate_speed",
        "safe_speed",
    ]
    assert [each[1] for each in found(Tables(bail_schedule=[*rows, (b"vc", b"1", Term(b""))]), **charged("1"))] == [
        "approximate_speed",
        "safe_speed",
    ]


def test_a_table_without_rows_is_not_asked():
    only_charges = Tables(charges=[(b"vc", b"1", INFRACTION)])
    only_bail = Tables(bail_schedule=[(b"vc", b"1", Term(b""))])
    assert found(only_charges, **charged("1")) == found(only_bail, **charged("1")) == []
    assert found(only_charges, **charged("2")) == found(only_bail, **charged("2")) == refused("2 VC")
    assert found(Tables(), **charged("2", "ANY")) == []
    assert found(Tables(), **charged("2", "")) == refused("2")


def test_each_refused_charge_counts_by_itself():
    second = {"violation_2_section": "1", "violation_2_statute": "VC"}
    eighth = {"violation_8_section": "2", "violation_8_statute": "VC"}
    assert found(**second, **eighth) == refused("1 VC", 2) + refused("2 VC", 8)


@pytest.mark.parametrize("violation", ["", "07012016", "13012016"])
def test_it_is_silent_without_a_usable_violation_date(violation):
    assert "14" not in [each[0] for each in found(violation_date=violation, **charged("9999"))]
