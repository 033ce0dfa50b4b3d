"""Edit 8: the owner's name, and owner data beside the same-as flag (C-EDIT-08)."""

import pytest

from tests.citations.records import OWNER, found

PLACE = {key: text for key, text in OWNER.items() if key not in ("owner_last_name", "owner_person_type")}
SAME = {"owner_same_as_recipient": "Y"}
DIFFERS = [("8", "owner_same_as_recipient", "Y", "note")]


@pytest.mark.parametrize(
    ("kind", "last", "enterprise", "field"),
    [
        ("P", "", "", "owner_last_name"),
        ("E", "", "", "owner_enterprise_name"),
        ("E", "DOE", "", "owner_enterprise_name"),
        ("P", "", "ACME", "owner_last_name"),
        ("P", "DOE", "", None),
        ("e", "", "ACME", None),
    ],
)
def test_a_responsible_owner_needs_the_name_of_its_type(kind, last, enterprise, field):
    owner = PLACE | {"owner_person_type": kind, "owner_last_name": last, "owner_enterprise_name": enterprise}
    assert found(owner_responsibility="Y", **owner) == ([("8", field, "", "hold")] if field else [])


def test_a_blank_or_refused_type_is_settled_by_the_names():
    assert found(owner_responsibility="Y", **PLACE, owner_enterprise_name="ACME") == [
        ("code", "owner_person_type", "", "report")
    ]
    assert found(owner_responsibility="Y", **PLACE, owner_person_type="?") == [
        ("code", "owner_person_type", "?", "report"),
        ("8", "owner_last_name", "", "hold"),
    ]


@pytest.mark.parametrize("responsible", ["Y", "N", ""])
def test_a_second_name_is_reported_with_and_without_responsibility(responsible):
    owner = OWNER | {"owner_enterprise_name": "ACME", "owner_responsibility": responsible}
    assert found(**owner) == [("8", "owner_enterprise_name", "ACME", "report")]
    assert found(**owner | {"owner_person_type": "E"}) == [("8", "owner_last_name", "OWNER", "report")]


def test_an_owner_who_is_not_responsible_needs_no_name():
    assert found(**PLACE, owner_person_type="P") == []


def test_the_same_owner_needs_nothing_even_if_responsible():
    assert found(**SAME, owner_responsibility="Y") == []


def test_the_same_owner_may_repeat_the_recipient_in_any_case():
    assert found(**SAME, owner_last_name="Specimen", owner_city="ojai") == []
    assert found(**SAME, owner_enterprise_name="acme", business_name="ACME", person_type="E", last_name="") == []


def test_what_differs_from_the_recipient_is_noted_once():
    assert found(**SAME, owner_last_name="OTHER", owner_zip="1") == DIFFERS
    assert found(**SAME, owner_unit="4") == DIFFERS
    assert found(**SAME, owner_last_name="A", owner_enterprise_name="B", owner_responsibility="Y") == DIFFERS


def test_the_value_is_the_flag_as_found():
    assert found(owner_same_as_recipient="t", owner_unit="4") == [("8", "owner_same_as_recipient", "t", "note")]
