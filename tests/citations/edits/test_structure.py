"""Odd bytes and the reserved byte: noted, and never in the way (contract, section 5)."""

import pytest

from citations.layout.citation import CITATION
from tests.citations.records import found, record


def test_a_good_record_has_no_problem():
    assert found() == []


@pytest.mark.parametrize(
    ("raw", "value"), [(b"a\tb", "a b"), (b"\x00", ""), (b"MU\xd1OZ", "MUÑOZ"), (b"x\x85", "x"), (b"\x7f y", "y")]
)
def test_control_characters_and_bytes_above_127_are_noted(raw, value):
    assert found(first_name=raw) == [("structure", "first_name", value, "note")]


def test_each_of_the_109_fields_may_hold_odd_bytes():
    blank_or_odd = {field.key: b"\x01" for field in CITATION.fields}
    noted = [each for each in found(**blank_or_odd) if each[0] == "structure"]
    assert [each[1] for each in noted] == [field.key for field in CITATION.fields]
    assert len(noted) == 109


def test_odd_bytes_are_noted_in_fields_that_are_not_checked():
    assert found(owner_same_as_recipient="Y", owner_zip=b"\xff1") == [
        ("8", "owner_same_as_recipient", "Y", "note"),
        ("structure", "owner_zip", "ÿ1", "note"),
    ]


def test_a_control_character_alone_leaves_the_field_blank():
    assert found(citation_number=b"\x1f") == [
        ("structure", "citation_number", "", "note"),
        ("1", "citation_number", "", "hold"),
    ]


def test_the_reserved_byte_is_noted():
    assert found(reserved="x") == [("reserved", "reserved", "x", "note")]
    assert found(reserved=b"\x00") == [("structure", "reserved", "", "note")]
    assert found(reserved=b"\xe9") == [("structure", "reserved", "é", "note"), ("reserved", "reserved", "é", "note")]


def test_a_good_record_is_2696_bytes():
    assert len(record()) == 2696
