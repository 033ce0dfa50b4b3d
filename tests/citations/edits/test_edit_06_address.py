"""Edit 6: which parts of an address are needed (C-EDIT-06)."""

import pytest

from tests.citations.records import NOTHING, OWNER, found

BARE = {"street_number": "", "street_name": "", "city": "", "state": ""}
PARTS = list(BARE)


def missing(*fields):
    return [("6", field, "", "report") for field in fields]


@pytest.mark.parametrize("kind", ["", "STREET"])
def test_a_street_address_needs_four_parts(kind):
    assert found(**BARE, address_type=kind) == missing(*PARTS)
    assert found(city="", address_type=kind) == missing("city")


@pytest.mark.parametrize("kind", ["POBOX", "pobox", "MILITARY", "APO", "apo"])
def test_a_box_and_a_military_address_need_the_number(kind):
    assert found(**BARE, address_type=kind) == missing("street_number")
    assert found(**BARE | {"street_number": "9"}, address_type=kind) == []


def test_a_refused_type_counts_as_blank():
    assert found(**BARE, address_type="PO BOX") == [
        ("code", "address_type", "PO BOX", "report"),
        *missing(*PARTS),
    ]


@pytest.mark.parametrize("role", ["UNKNOWN", "transient"])
def test_some_roles_have_no_address(role):
    assert found(**BARE, address_role=role) == []
    assert found(NOTHING, **BARE, address_role=role) == []


def test_other_and_refused_roles_have_one():
    assert found(**BARE, address_role="MAILING") == missing(*PARTS)
    assert found(**BARE, address_role="GONE") == [*missing(*PARTS), ("code", "address_role", "GONE", "report")]


def test_refused_text_is_entered():
    assert found(city="NOWHERE") == [("code", "city", "NOWHERE", "report")]


def test_the_owners_address_is_asked_for_where_owner_data_is_entered():
    owner = OWNER | {"owner_city": ""}
    assert found(**owner) == missing("owner_city")
    assert found(owner_first_name="ANN", owner_person_type="P") == missing(*(f"owner_{part}" for part in PARTS))
    assert found(**owner | {"owner_address_type": "POBOX"}) == []


def test_but_not_where_the_owner_is_the_recipient():
    assert found(owner_same_as_recipient="Y", owner_first_name="jane") == []


def test_the_role_of_the_recipient_does_not_excuse_the_owner():
    assert found(**OWNER | {"owner_state": ""}, address_role="UNKNOWN") == missing("owner_state")
