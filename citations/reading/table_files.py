"""Reads the files of the court's tables: CSV, a first row of names, cells trimmed (contract, section 3). Knows no database."""

import csv
from collections.abc import Callable, Iterator
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


Cell = Callable[[str], Any]


def words(cell: str) -> str:
    """Any text; blank is allowed."""
    return cell


def named(cell: str) -> str:
    """A text that identifies something."""
    if not cell:
        raise BadCell("must not be blank")
    return cell


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


@dataclass(frozen=True)
class TableFile:
    """One file: what each column holds, and which columns identify a row."""

    name: str
    columns: dict[str, Cell]
    key: tuple[str, ...]

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
                    key = self._key(row)
                    rows[key] = row | {"key": key}
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
        row = {}
        for column, cell in self.columns.items():
            try:
                if "\x00" in cells[column]:
                    raise BadCell("must not contain a zero byte")
                row[column] = cell(cells[column])
            except BadCell as error:
                raise BadTable(f"{self.name}, row {number}, column {column}: {error}.") from None
        return row

    def _key(self, row: dict[str, Any]) -> str:
        return SEPARATOR.join(str(row[column] or "").lower() for column in self.key)
