"""The contract's reference tables, read by a reader of the tests' own."""

import csv
from datetime import date
from pathlib import Path

from citations.edits.charges import significant
from citations.edits.reference import Agency, Charge
from citations.edits.tables import Tables, Term, folded

DATA = Path(__file__).parent / "data"


def rows_in(folder: Path, name: str) -> list[dict[str, str]]:
    path = folder / f"{name}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None


def sample_tables() -> Tables:
    return tables_in(DATA / "reference-sample")


def tables_in(folder: Path) -> Tables:
    def rows(name: str) -> list[dict[str, str]]:
        return rows_in(folder, name)

    return Tables(
        agencies=[
            Agency(folded(row["code"]), folded(row["default_location"]), row["default_court"])
            for row in rows("agencies")
        ],
        locations=[folded(row["code"]) for row in rows("locations")],
        officers=[(folded(row["agency"]), folded(row["badge"]), folded(row["last_name"])) for row in rows("officers")],
        charges=[
            (
                significant(folded(row["statute"])),
                significant(folded(row["section"])),
                Charge(row["level"], row["wobbler"] == "Y"),
            )
            for row in rows("charges")
        ],
        bail_schedule=[
            (
                significant(folded(row["statute"])),
                significant(folded(row["section"])),
                Term(folded(row["special_schedule"]), day(row["effective_from"]), day(row["effective_to"])),
            )
            for row in rows("bail_schedule")
        ],
        codes=[
            (row["table"], Term(folded(row["code"]), day(row["effective_from"]), day(row["effective_to"])))
            for row in rows("codes")
        ],
    )
