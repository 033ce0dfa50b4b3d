"""The layouts agree with the contract's own tables, field by field."""

import csv
from pathlib import Path

import pytest

from citations.layout.citation import CITATION, MEANING, OWNER
from citations.layout.disposition import DISPOSITION
from citations.layout.field import Layout, field
from citations.layout.header import HEADER

DATA = Path(__file__).parent.parent / "data"


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def as_row(each, columns):
    known = {
        "key": each.key,
        "label": each.label,
        "start": str(each.start),
        "end": str(each.end),
        "width": str(each.width),
        "kind": each.kind,
        "table": each.table,
        "edits": " ".join(each.edits),
    }
    return {column: known[column] for column in columns}


@pytest.mark.parametrize(
    ("layout", "name"),
    [
        (CITATION, "citation-record.csv"),
        (HEADER, "citation-header.csv"),
        (DISPOSITION, "disposition-record.csv"),
    ],
)
def test_a_layout_agrees_with_the_contract_field_by_field(layout, name):
    expected = rows(name)
    assert [as_row(each, expected[0].keys()) for each in layout.fields] == expected


def test_the_last_byte_is_reserved_and_the_rest_means_something():
    assert CITATION.by_key["reserved"].start == MEANING + 1


def test_owner_data_is_sixteen_fields():
    assert len(OWNER) == 16
    assert (CITATION.by_key[OWNER[0]].start, CITATION.by_key[OWNER[-1]].end) == (1028, 1828)


def test_a_layout_with_a_wrong_total_is_refused():
    with pytest.raises(ValueError, match="add up to 3 bytes, not to 4"):
        Layout("short record", 4, field("one", 1, "One"), field("two", 2, "Two"))


def test_a_name_used_twice_is_refused():
    with pytest.raises(ValueError, match="used twice"):
        Layout("double record", 2, field("one", 1, "One"), field("one", 1, "One"))
