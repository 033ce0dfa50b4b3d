"""Codes of the court's tables on a day (contract, sections 3 and 6; C-EDIT-21)."""

from datetime import date

import pytest

from citations.edits.tables import Tables, Term
from tests.citations.records import NOTHING, OWNER, found


def tables(name: str, *terms: Term) -> Tables:
    return Tables(codes=[(name, term) for term in terms])


def test_a_code_is_compared_without_case():
    assert found(race="w", sex="m") == []
    assert found(race="BLACK") == [("code", "race", "BLACK", "report")]


def test_a_table_without_rows_is_not_checked():
    assert found(NOTHING, race="BLACK", zip="00000", issuing_agency="NOBODY", location_code="NOWHERE") == []


@pytest.mark.parametrize(
    ("since", "until", "is_good"),
    [
        (None, None, True),
        (date(2016, 6, 1), date(2016, 6, 1), True),
        (date(2016, 6, 2), None, False),
        (None, date(2016, 5, 31), False),
    ],
)
def test_a_code_holds_on_both_days_of_its_term(since, until, is_good):
    found_problems = found(tables("VEHCLR", Term(b"red", since, until)), vehicle_color="Red")
    assert found_problems == ([] if is_good else [("code", "vehicle_color", "Red", "report")])


def test_a_table_out_of_date_still_has_rows():
    old = tables("GENCDE", Term(b"m", None, date(1999, 12, 31)))
    assert found(old, sex="M") == [("code", "sex", "M", "report")]


@pytest.mark.parametrize("violation", ["", "07012016", "99999999"])
def test_without_a_usable_violation_date_the_day_is_today(violation):
    today = tables("VEHCLR", Term(b"red", date(2016, 6, 30), date(2016, 6, 30)))
    assert ("code", "vehicle_color", "RED", "report") not in found(today, violation_date=violation, vehicle_color="RED")
    assert ("code", "vehicle_color", "RED", "report") in found(today, vehicle_color="RED")


def test_the_first_five_digits_of_a_zip_are_looked_up():
    zips = tables("ZIPS", Term(b"93023"))
    assert found(zips, zip="930230001") == []
    assert found(zips, zip="93024") == [("code", "zip", "93024", "report")]
    assert found(zips, zip="9302X") == [("type", "zip", "9302X", "report")]
    assert found(zips, **OWNER, owner_zip="05602") == [("code", "owner_zip", "05602", "report")]


def test_the_other_name_of_a_military_address_is_accepted_where_that_is():
    assert found(address_type="apo") == []
    no_military = tables("ADDTP", Term(b"street"))
    assert found(no_military, address_type="APO") == [("code", "address_type", "APO", "report")]


@pytest.mark.parametrize("text", ["p", "P"])
def test_a_person_type_is_p_or_e(text):
    assert found(person_type=text) == []
    assert found(person_type=text, tables=NOTHING) == []


def test_another_person_type_is_refused_with_and_without_a_table():
    assert found(person_type="B") == [("code", "person_type", "B", "report")]
    assert found(NOTHING, person_type="B") == [("code", "person_type", "B", "report")]
    assert found(tables("PERSTY", Term(b"e"), Term(b"b")), person_type="P") == [("code", "person_type", "P", "report")]
    assert found(tables("PERSTY", Term(b"e"), Term(b"b")), person_type="B") == [("code", "person_type", "B", "report")]


def test_a_blank_person_type_is_a_problem_too():
    assert found(person_type="") == [("code", "person_type", "", "report")]


def test_the_owners_person_type_is_needed_only_beside_owner_data():
    assert found(owner_person_type="") == []
    assert found(**OWNER | {"owner_person_type": ""}) == [("code", "owner_person_type", "", "report")]
    assert found(owner_person_type="X") == [("code", "owner_person_type", "X", "report")]


def test_a_country_is_looked_up_for_both_people():
    assert found(country="XYZ", **OWNER, owner_country="ABC") == [
        ("code", "country", "XYZ", "report"),
        ("code", "owner_country", "ABC", "report"),
    ]
