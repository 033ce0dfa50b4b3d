"""Edit 2: the name that the person type needs (C-EDIT-02)."""

import pytest

from tests.citations.records import found

REFUSED = ("code", "person_type", "Z", "report")
BLANK = ("code", "person_type", "", "report")


@pytest.mark.parametrize(
    ("kind", "last", "business", "problems"),
    [
        ("P", "DOE", "", []),
        ("P", "", "", [("2", "last_name", "", "hold")]),
        ("P", "", "ACME", [("2", "last_name", "", "hold")]),
        ("P", "DOE", "ACME", [("2", "business_name", "ACME", "report")]),
        ("E", "", "ACME", []),
        ("e", "", "ACME", []),
        ("E", "DOE", "", [("2", "business_name", "", "hold")]),
        ("E", "DOE", "ACME", [("2", "last_name", "DOE", "report")]),
        ("", "DOE", "", [BLANK]),
        ("", "", "ACME", [BLANK]),
        ("", "DOE", "ACME", [BLANK, ("2", "business_name", "ACME", "report")]),
        ("", "", "", [BLANK, ("2", "last_name", "", "hold")]),
        ("Z", "", "ACME", [REFUSED]),
        ("Z", "DOE", "ACME", [REFUSED, ("2", "business_name", "ACME", "report")]),
    ],
)
def test_a_person_needs_a_last_name_and_an_enterprise_a_business_name(kind, last, business, problems):
    assert found(person_type=kind, last_name=last, business_name=business) == problems


def test_other_names_are_never_checked():
    assert found(first_name="", middle_name="1", suffix="?") == []


def test_it_is_not_waived_where_the_owner_is_responsible():
    assert ("2", "last_name", "", "hold") in found(last_name="", owner_responsibility="Y")
