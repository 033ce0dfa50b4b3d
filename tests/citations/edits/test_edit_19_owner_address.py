"""Edit 19: the owner's address in cases of owner's responsibility (C-EDIT-19)."""

from tests.citations.records import OWNER, found

RESPONSIBLE = {"owner_responsibility": "Y"}


def missing(*parts):
    return [("19", f"owner_{part}", "", "report") for part in parts]


def test_each_missing_part_is_reported_and_edit_6_is_silent():
    assert found(**RESPONSIBLE, **OWNER | {"owner_street_name": "", "owner_state": ""}) == missing(
        "street_name", "state"
    )


def test_it_is_asked_without_owner_data_too():
    assert found(**RESPONSIBLE) == [
        ("8", "owner_last_name", "", "hold"),
        *missing("street_number", "street_name", "city", "state"),
    ]


def test_a_box_needs_its_number_only():
    box = {"owner_person_type": "P", "owner_last_name": "OWNER", "owner_address_type": "POBOX"}
    assert found(**RESPONSIBLE, **box) == missing("street_number")
    assert found(**RESPONSIBLE, **box, owner_street_number="1") == []


def test_a_refused_address_type_counts_as_blank():
    refused = OWNER | {"owner_city": "", "owner_address_type": "BOX"}
    assert found(**RESPONSIBLE, **refused) == [("code", "owner_address_type", "BOX", "report"), *missing("city")]


def test_the_same_owner_needs_none():
    assert found(**RESPONSIBLE, owner_same_as_recipient="Y") == []
