"""The report as a file for a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def safe(cell: str) -> str:
    """What a spreadsheet would take for a formula is marked as text."""
    return f"'{cell}" if cell.startswith(_FORMULAS) else cell


def csv_of(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Lines of a CSV file, with the byte order mark by which spreadsheets know UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out)
    out.write("\ufeff")
    writer.writerow(heads)
    for row in rows:
        writer.writerow([safe(cell) for cell in row])
        yield out.getvalue()
        out.seek(0)
        out.truncate()
    yield out.getvalue()


def xlsx_of(title: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A workbook of one sheet, written row by row."""
    from openpyxl import Workbook  # noqa: PLC0415 - costs each process start 50 ms, and few ever write a workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.append(list(heads))
    for row in rows:
        sheet.append([safe(_printable(cell)) for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _printable(cell: str) -> str:
    """Without the control characters that a workbook must not have."""
    return cell if cell.isprintable() else "".join(each for each in cell if each.isprintable())
