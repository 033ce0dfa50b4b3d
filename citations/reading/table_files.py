"""Reads the files of the court's tables: CSV, a first row of names, cells trimmed (contract, section 3). Knows no database."""

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

SEPARATOR = "\x1f"


class BadTable(Exception):
    """A file cannot be read as its table. The text names file, row and column, and what is wrong."""


class BadCell(Exception):
    """A cell is not what its column holds. The text says what it should be."""


class BadRow(Exception):
    """Cells of a row are not what their columns hold. `cells` has a sentence, without its point, for each such column."""

    def __init__(self, cells: dict[str, str]) -> None:
        super().__init__("; ".join(f"{column}: {words}" for column, words in cells.items()))
        self.cells = cells


Cell = Callable[[str], Any]


def words(cell: str) -> str:
    """Any text; blank is allowed."""
    return cell


def named(cell: str) -> str:
    """A text that identifies something."""
    if not cell:
        raise BadCell("must not be blank")
    return cell


def remark(cell: str) -> str:
    """Any text that no check depends on, so that nothing in it is refused."""
    return cell.replace("\x00", "")


def day(cell: str) -> date | None:
    """A day, or no limit."""
    try:
        return date.fromisoformat(cell) if cell else None
    except ValueError:
        raise BadCell("must be a day, written YYYY-MM-DD, or blank") from None


def yes(cell: str) -> bool:
    """Y or N; blank is no."""
    if cell.upper() not in ("Y", "N", ""):
        raise BadCell("must be Y or N")
    return cell.upper() == "Y"


def amount(cell: str) -> Decimal | None:
    """A sum of money, or none."""
    try:
        sum_of_money = Decimal(cell) if cell else None
    except InvalidOperation:
        raise BadCell("must be an amount, such as 35 or 35.50, or blank") from None
    if sum_of_money is not None and not (sum_of_money.is_finite() and abs(sum_of_money) < 10**10):
        raise BadCell("must be an amount below ten thousand million")
    return sum_of_money


def one_of(*choices: str) -> Cell:
    """One of some words, in either case."""

    def choice(cell: str) -> str:
        if cell.lower() not in choices:
            raise BadCell(f"must be one of {', '.join(choices)}")
        return cell.lower()

    return choice


def written(value: Any) -> str:
    """A value as a cell of a file, such that reading the cell gives the value again."""
    if isinstance(value, bool):
        return "Y" if value else "N"
    return "" if value is None else str(value)


ORIGIN: dict[str, Cell] = {"source": remark, "as_of": remark}
"""Columns that every file may have or not: where a row is from, and of when."""


@dataclass(frozen=True)
class TableFile:
    """One file: what each column holds, and which columns identify a row."""

    name: str
    columns: dict[str, Cell]
    key: tuple[str, ...]

    @property
    def all_columns(self) -> dict[str, Cell]:
        """The columns with those that may be missing."""
        return self.columns | ORIGIN

    @property
    def has_days(self) -> bool:
        """Whether a row is in effect for a stretch of days: then it is ended, never taken out."""
        return "effective_to" in self.columns

    def parsed(self, cells: Mapping[str, str]) -> dict[str, Any]:
        """The values of a row with its key; a column without a cell is blank. Raises `BadRow`."""
        row, wrong = {}, {}
        for column, cell in self.all_columns.items():
            text = cells.get(column, "").strip()
            try:
                if "\x00" in text and column not in ORIGIN:
                    raise BadCell("must not contain a zero byte")
                row[column] = cell(text)
            except BadCell as error:
                wrong[column] = str(error)
        if wrong:
            raise BadRow(wrong)
        return row | {"key": self.key_of(row)}

    def key_of(self, row: Mapping[str, Any]) -> str:
        """What identifies a row, without regard to case."""
        return SEPARATOR.join(str(row[column] or "").lower() for column in self.key)

    def cells_of(self, row: object) -> dict[str, str]:
        """A stored row as the cells of its file."""
        return {column: written(getattr(row, column)) for column in self.all_columns}

    def read(self, folder: Path) -> dict[str, dict[str, Any]]:
        """The rows by key, the last of each key; nothing if the file is not there. Raises `BadTable`."""
        path = folder / self.name
        if not path.exists():
            return {}
        rows: dict[str, dict[str, Any]] = {}
        try:
            with path.open(encoding="utf-8-sig", newline="") as file:
                for number, cells in self._rows(csv.reader(file)):
                    row = self._row(number, cells)
                    rows[row["key"]] = row
        except UnicodeDecodeError as error:
            raise BadTable(f"{self.name}: the text is not UTF-8 ({error.reason}).") from None
        except OSError as error:
            raise BadTable(f"{self.name}: the file cannot be read ({error.strerror}).") from None
        except csv.Error as error:
            raise BadTable(f"{self.name}: the text is not CSV ({error}).") from None
        return rows

    def _rows(self, lines: Iterator[list[str]]) -> Iterator[tuple[int, dict[str, str]]]:
        """Cells by column, with the number of the row; rows without any text are left out."""
        names = [name.strip().lower() for name in next(lines, [])]
        if not any(names):
            return
        for column in self.columns:
            if names.count(column) != 1:
                how = "is missing from" if column not in names else "stands twice in"
                raise BadTable(f"{self.name}, row 1, column {column}: the column {how} the first row.")
        for number, line in enumerate(lines, 2):
            cells = [cell.strip() for cell in line]
            if not any(cells):
                continue
            if any(cells[len(names) :]):
                raise BadTable(f"{self.name}, row {number}: the row has more cells than the first row has names.")
            cells += [""] * (len(names) - len(cells))
            yield number, dict(zip(names, cells, strict=False))

    def _row(self, number: int, cells: dict[str, str]) -> dict[str, Any]:
        try:
            return self.parsed(cells)
        except BadRow as error:
            column, words = next(iter(error.cells.items()))
            raise BadTable(f"{self.name}, row {number}, column {column}: {words}.") from None
