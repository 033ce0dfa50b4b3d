"""The table of a layout's fields, as people save it."""

import csv
import io

import pytest

from citations.layout.citation import CITATION
from citations.layout.version import FILLER, BadLayout
from citations.reading.layout_file import widths_in
from citations.tables import files
from tests.citations.layouts.maple import WIDTHS, table_of

OURS = [(field.key, field.width) for field in CITATION.fields]


def test_the_table_that_is_downloaded_is_read_again() -> None:
    lines = files.csv_lines(files.LAYOUT_HEADS, files.layout_rows(CITATION))
    assert widths_in("".join(lines).encode()) == OURS


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_spreadsheet_may_write_it_its_own_way(mark: bytes, separator: str, end: str) -> None:
    text = (
        table_of()
        .decode()
        .replace(",", separator)
        .replace("\n", end)
        .replace("field", " Field ")
        .replace("width", "WIDTH")
    )
    assert widths_in(mark + text.encode()) == WIDTHS


def test_names_of_the_published_table_do_as_well_and_positions_may_be_left_out() -> None:
    assert widths_in(b"key,label,start,end,width\na,A,1,3,3\nb,B,4,4,1\n") == [("a", 3), ("b", 1)]
    assert widths_in(b"width,key\n3,a\n\n,,\n1,B\n2,\n") == [("a", 3), ("b", 1), (FILLER, 2)]


def test_a_quoted_cell_may_hold_a_separator() -> None:
    out = io.StringIO()
    csv.writer(out).writerows([["field", "label", "width"], ["a", 'one, "two"', "1,234"]])
    assert widths_in(out.getvalue().encode()) == [("a", 1234)]


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (b"", "Row 1: no column is called field or key."),
        (b"field,bytes\na,3\n", "Row 1: no column is called width."),
        (b"field,key,width\na,a,3\n", "Row 1: two columns are called field or key."),
        (b"field,width\n", "no fields below its first row"),
        (b"field,width\na,\n", "Row 2, a: the width is missing."),
        (b"field,width\na,three\n", "Row 2: the width must be a number."),
        (b"field,width\na,-3\n", "Row 2: the width must be a number."),
        (b"field,width\na,99999999\n", "Row 2, a: no record has 99,999,999 bytes."),
        (
            b"field,width,from\na,3,1\nb,2,5\n",
            "Row 3, b: it begins at 5 by its own cell, but at 4 by the widths so far.",
        ),
        (b"field,width,to\na,3,3\nb,2,6\n", "Row 3, b: it ends at 6 by its own cell, but at 5 by the widths so far."),
        (b"field,width\n\xff\xfe,3\n", "not plain text"),
        (b'field,width\n"a,3\n', "not CSV"),
    ],
)
def test_what_cannot_be_read_is_told_by_its_row(table: bytes, told: str) -> None:
    with pytest.raises(BadLayout) as wrong:
        widths_in(table)
    assert told in str(wrong.value)
