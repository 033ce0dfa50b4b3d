"""Reads a version of the layout from a table: a row for each field, in the order of the file. Knows no framework."""

import csv
from collections.abc import Iterator

from citations.layout.version import FILLER, MOST, BadLayout

KEY = ("field", "key")
WIDTH = ("width",)
FROM = ("from", "start")
TO = ("to", "end")
SEPARATORS = ",;\t"


def widths_in(data: bytes) -> list[tuple[str, int]]:
    """Name and width of each field. Columns are found by their name in the first row; others are not looked at. Where
    the table has positions they must agree with the widths. Raises `BadLayout`."""
    rows = _rows(_text(data))
    names = [name.strip().lower() for name in next(rows, (0, []))[1]]
    key, width = _column(names, KEY), _column(names, WIDTH)
    first, last = (_column(names, one, is_needed=False) for one in (FROM, TO))
    if key is None or width is None:
        missing = KEY if key is None else WIDTH
        raise BadLayout(f"Row 1: no column is called {' or '.join(missing)}. The first row names the columns.")
    found: list[tuple[str, int]] = []
    start = 1
    for number, cells in rows:
        name, wide = _cell(cells, key).lower(), _number(cells, width, number, "width")
        if wide is None:
            raise BadLayout(f"Row {number}, {name or FILLER}: the width is missing.")
        if wide > MOST:
            raise BadLayout(f"Row {number}, {name or FILLER}: no record has {wide:,} bytes.")
        _agree(number, name, "begins", _number(cells, first, number, "first position"), start)
        start += wide
        _agree(number, name, "ends", _number(cells, last, number, "last position"), start - 1)
        found.append((name or FILLER, wide))
    if not found:
        raise BadLayout("The table has no fields below its first row.")
    return found


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadLayout("The table is not plain text. Save it as CSV (UTF-8).") from None


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Rows that are not blank, with their numbers. Spreadsheets separate cells by one of three signs."""
    head = text.split("\n", 1)[0]
    separator = max(SEPARATORS, key=head.count)
    try:
        for number, cells in enumerate(csv.reader(text.splitlines(), delimiter=separator, strict=True), 1):
            if any(cell.strip() for cell in cells):
                yield number, cells
    except csv.Error:
        raise BadLayout("The table is not CSV: a quotation mark is left open, or a cell is far too long.") from None


def _column(names: list[str], called: tuple[str, ...], *, is_needed: bool = True) -> int | None:
    places = [place for place, name in enumerate(names) if name in called]
    if len(places) > 1 and is_needed:
        raise BadLayout(f"Row 1: two columns are called {' or '.join(called)}. Take one away.")
    return places[0] if places else None


def _cell(cells: list[str], column: int | None) -> str:
    return cells[column].strip() if column is not None and column < len(cells) else ""


def _number(cells: list[str], column: int | None, row: int, called: str) -> int | None:
    text = _cell(cells, column).replace(",", "")
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 9):
        raise BadLayout(f"Row {row}: the {called} must be a number.")
    return int(text)


def _agree(row: int, name: str, verb: str, said: int | None, counted: int) -> None:
    if said is not None and said != counted:
        raise BadLayout(
            f"Row {row}, {name or FILLER}: it {verb} at {said:,} by its own cell, but at {counted:,} by the widths so far. "
            f"Put the fields in the order of the file, and call bytes between them {FILLER}."
        )
