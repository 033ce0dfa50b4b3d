"""The tables that ship: the loader takes them, each row says where it is from, and what a court could not check is not in them."""

import csv
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as project

from citations.edits.charges import significant
from citations.layout.citation import CITATION
from citations.models import BailRow, Charge, Code, CourtAgency, CourtLocation, CourtOfficer, ReferenceRow
from tests.citations.commands.conftest import Court
from tests.citations.records import record
from tests.citations.reference import DATA

SHIPPED = Path(project.BASE_DIR) / "reference"
FILES = sorted(path.name for path in SHIPPED.glob("*.csv"))
TABLES = {
    "ADDRL": 5,
    "ADDTP": 3,
    "EYECLR": 10,
    "GENCDE": 3,
    "HAIRCL": 13,
    "NATIONS": 249,
    "PERSTY": 2,
    "RACECD": 6,
    "STATES": 75,
    "STRETP": 202,
    "VEHCLR": 32,
    "VEHDCD": 151,
    "VEHMAK": 51,
}
AS_OF = re.compile(r"(19|20)\d\d(-\d\d-\d\d)?")
PERSONAL = re.compile(r"@|\b\d{3}[-. ]\d{3}[-. ]?\d{4}\b|\b\d{3}-\d{2}-\d{4}\b|\b[A-Z]\d{7}\b")


@pytest.fixture
def bare_court(db: None, settings: Any, tmp_path: Path) -> Court:
    """A court without tables."""
    settings.MEDIA_ROOT = str(tmp_path / "media")
    return Court(tmp_path)


def rows_of(name: str) -> list[dict[str, str]]:
    with (SHIPPED / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def width_of(table: str) -> int:
    """The narrowest field that is looked up in a table."""
    return min(field.width for field in CITATION.fields if field.table == table)


def is_acceptable(row: dict[str, str]) -> bool:
    return row["level"] == "infraction" or (row["level"] == "misdemeanor" and row["wobbler"] == "Y")


def counts() -> dict[type[ReferenceRow], int]:
    return {each: each._default_manager.count() for each in (Code, Charge, BailRow, CourtLocation)}


def test_only_what_is_public_ships() -> None:
    assert FILES == ["bail_schedule.csv", "charges.csv", "codes.csv", "locations.csv"]
    assert all(not PERSONAL.search((SHIPPED / name).read_text(encoding="utf-8")) for name in FILES)


@pytest.mark.parametrize("name", FILES)
def test_every_row_says_where_it_is_from_and_of_when(name: str) -> None:
    assert [row for row in rows_of(name) if not row["source"] or not AS_OF.fullmatch(row["as_of"])] == []


def test_each_file_is_told_of_in_the_readme() -> None:
    readme = (SHIPPED / "README.md").read_text(encoding="utf-8")
    assert [name for name in [*FILES, *TABLES] if name not in readme] == []


def test_the_tables_hold_what_they_should() -> None:
    assert Counter(row["table"] for row in rows_of("codes.csv")) == TABLES
    assert [len(rows_of(name)) for name in ("charges.csv", "bail_schedule.csv", "locations.csv")] == [665, 450, 11]


def test_no_key_is_there_twice() -> None:
    for name, key in (
        ("codes.csv", ("table", "code")),
        ("charges.csv", ("statute", "section")),
        ("bail_schedule.csv", ("statute", "section", "effective_from")),
        ("locations.csv", ("code",)),
    ):
        keys = Counter(tuple(row[part].lower() for part in key) for row in rows_of(name))
        assert [each for each, times in keys.items() if times > 1] == [], name


def test_sections_stay_different_in_the_form_in_which_they_are_compared() -> None:
    sections = Counter(significant(row["section"].lower().encode()) for row in rows_of("charges.csv"))
    assert [each for each, times in sections.items() if times > 1] == []


def test_what_is_in_a_table_fits_its_field() -> None:
    assert [row for row in rows_of("codes.csv") if len(row["code"].encode("latin-1")) > width_of(row["table"])] == []
    places = CITATION.by_key["location_code"].width
    assert [row for row in rows_of("locations.csv") if len(row["code"]) > places] == []
    section, statute = CITATION.by_key["violation_1_section"].width, CITATION.by_key["violation_1_statute"].width
    charges = rows_of("charges.csv")
    assert [row for row in charges if len(row["section"]) > section or len(row["statute"]) > statute] == []


def test_violations_happen_in_a_city_of_the_county_or_in_what_is_left_of_it() -> None:
    names = [row["name"] for row in rows_of("locations.csv")]
    assert len(names) == 11
    assert [name for name in names if "nincorporated" in name] == ["Unincorporated area of Ventura County"]


def test_every_charge_that_a_file_may_bring_has_bail_and_only_those() -> None:
    acceptable = {row["section"] for row in rows_of("charges.csv") if is_acceptable(row)}
    assert {row["section"] for row in rows_of("bail_schedule.csv")} == acceptable


def test_a_stretch_of_bail_ends_after_it_begins() -> None:
    for row in rows_of("bail_schedule.csv"):
        since = date.fromisoformat(row["effective_from"])
        assert date(1930, 1, 1) <= since <= date(2021, 4, 15), row
        assert not row["effective_to"] or date.fromisoformat(row["effective_to"]) > since, row


def test_special_schedules_stand_where_speed_and_weight_are_charged() -> None:
    asked = {row["section"]: row["special_schedule"] for row in rows_of("bail_schedule.csv") if row["special_schedule"]}
    assert {section for section, kind in asked.items() if kind == "overweight"} == {"35550(A)", "35551(A)", "35551.5"}
    speed = {section for section, kind in asked.items() if kind == "speed"}
    assert {"22348(B)", "22349(A)", "22349(B)", "22350", "22406(A)"} <= speed
    assert all(22348 <= float(section.split("(")[0]) <= 22413 for section in speed)


def test_known_wobblers_are_such_and_a_felony_never_gets_in() -> None:
    charges = {row["section"]: row for row in rows_of("charges.csv")}
    assert [charges[each]["wobbler"] for each in ("12500(A)", "14601.1(A)", "35551(A)", "40508(A)")] == ["Y"] * 4
    assert not any(is_acceptable(charges[each]) for each in ("23152(A)", "23103(A)", "20002(A)", "10851(A)"))


def test_loading_them_twice_changes_nothing(bare_court: Court) -> None:
    bare_court.load(SHIPPED)
    first = {each: list(each._default_manager.order_by("id").values()) for each in counts()}
    bare_court.load(SHIPPED)
    assert {each: list(each._default_manager.order_by("id").values()) for each in counts()} == first
    assert counts() == {Code: 802, Charge: 665, BailRow: 450, CourtLocation: 11}
    assert (CourtAgency.objects.count(), CourtOfficer.objects.count()) == (0, 0)


def test_nothing_is_said_about_tables_that_no_field_uses(bare_court: Court, capsys: pytest.CaptureFixture[str]) -> None:
    bare_court.load(SHIPPED)
    assert capsys.readouterr().err == ""


def test_the_sample_of_the_contract_is_read_against_them(bare_court: Court) -> None:
    bare_court.load(SHIPPED)
    totals = bare_court.send(DATA / "sample-25.txt")["totals"]
    assert (totals["received"], totals["open"] > 0) == (25, True)


@pytest.mark.parametrize(
    ("fields", "problems"),
    [
        ({}, []),
        ({"violation_1_section": "22350", "approximate_speed": "081", "safe_speed": ""}, [("5", "safe_speed")]),
        ({"violation_1_section": "35551A"}, [("4", "violation_1_over_limit")]),
        ({"violation_1_section": "23152A"}, [("14", "violation_1_section")]),
        ({"violation_1_section": "23220A"}, [("14", "violation_1_section")]),
        ({"violation_1_section": "23220"}, []),
        ({"location_code": "UNINC", "driver_license_state": "QC", "driver_license_number": "1", "race": "H"}, []),
        ({"location_code": "NOWHERE", "vehicle_make": "VW"}, [("code", "location_code"), ("code", "vehicle_make")]),
        ({"city": "ANYWHERE", "zip": "05602", "vehicle_type": "ANYTHING", "issuing_agency": "ANYBODY"}, []),
    ],
)
def test_records_are_checked_against_them_as_the_contract_says(
    bare_court: Court, fields: dict[str, str], problems: list[tuple[str, str]]
) -> None:
    bare_court.load(SHIPPED)
    [only] = bare_court.send(record(**fields))["records"]
    assert [(each["edit"], each["field"]) for each in only["problems"]] == problems
