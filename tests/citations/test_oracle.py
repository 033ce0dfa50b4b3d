"""Thousands of odd records: the product and the contract written down a second time say the same of each."""

import random
from datetime import date

import pytest

from citations.disposition import stage_of
from citations.edits.examiner import Examiner
from citations.layout.citation import CITATION
from citations.profiles import load
from tests.citations.oracle import DATA, TABLES, Court, Record
from tests.citations.records import GOOD, OWNER, SAMPLE, SPEED, TODAY, record
from tests.citations.reference import tables_in

FOLDER = DATA / "reference-sample"
RECORDS = 1_500

DAYS = [
    "06012016",
    "06302016",
    "07012016",
    "05311999",
    "00000000",
    "000",
    "13012016",
    "02292015",
    "0601201",
    "01010001",
]
NUMBERS = ["0", "000", "5", "065", "081", "99", "1x", "-1", "12"]
NAMES = [
    "SPECIMEN",
    "Specimen",
    "ACME",
    "PHILLIPS",
    "phillips",
    "GOMEZ",
    "X",
    b"MU\xd1OZ",
    b"mu\xf1oz",
    b"A\tB",
    b"\x00",
]
ODD = ["?", "0", " ", "zz", b"\xff", b"\x01", b"\x7f\x80"]
BY_KIND = {
    "date": DAYS,
    "time": ["0930", "1259", "0000", "1300", "930", "1260", "12:0"],
    "ampm": ["A", "p", "M"],
    "number": NUMBERS,
    "flag": ["Y", "n", "x", "0", "1", "T", "f", "S"],
    "digits": ["93023", "930230001", "123456789", "8025550100", "2016", "2018", "2019", "1899", "1900", "12", "9302X"],
}
BY_KEY = {
    "issuing_agency": ["VCSO", "vcso", "CHP", "OXN", "HUE", "NOBODY"],
    "location_code": ["OJAI", "oxnard", "PORTHUENEME", "NOWHERE"],
    "person_type": ["P", "e", "E", "p", "B"],
    "owner_person_type": ["P", "e", "E", "p", "B"],
    "address_type": ["STREET", "pobox", "MILITARY", "APO", "apo", "BOX"],
    "owner_address_type": ["STREET", "POBOX", "military", "APO", "BOX"],
    "address_role": ["UNKNOWN", "transient", "MAILING", "NONE"],
    "officer_badge": ["600", "601", "700", "500", "0601"],
    "driver_license_number": ["B1234567", "b1234567", "12345678"],
}
SECTIONS = ["4000(A)", "4000a", "22350", "22349(A)", "35551(A)", "35551.5", "12500A", "23152(A)", "9999", "16-303(c)"]


def texts_for(field):
    """Texts that a field may hold, good and bad."""
    if field.key in BY_KEY:
        return BY_KEY[field.key] + ODD
    if field.key.endswith("_section"):
        return [*SECTIONS, ""]
    if field.key.endswith("_statute"):
        return ["VC", "CVC", "vc", "TA", "HS", "V-C"]
    if field.key.endswith("state"):
        return ["CA", "ca", "NV", "??"]
    if field.kind == "code":
        return ["OJAI", "ojai", "W", "M", "AV", "USA", "BLK", "NONE", *ODD]
    return BY_KIND.get(field.kind, NAMES) + ODD


CHOICES = {field.key: texts_for(field) for field in CITATION.fields}


def odd_record(chance: random.Random) -> bytes:
    """A good record with some fields emptied or filled with what may be good or bad there."""
    fields = dict(GOOD)
    if chance.random() < 0.4:
        fields |= SPEED
    if chance.random() < 0.5:
        fields |= OWNER
    if chance.random() < 0.3:
        fields["owner_responsibility"] = "Y"
    if chance.random() < 0.2:
        fields["owner_same_as_recipient"] = "Y"
    for field in chance.sample(CITATION.fields, chance.choice([0, 1, 2, 3, 5, 8, 20, 60])):
        text = "" if chance.random() < 0.2 else chance.choice(CHOICES[field.key])
        fields[field.key] = text[: field.width]
    raw = record(**fields)
    return raw[:-1] if chance.random() < 0.1 else raw


def said_by_product(raw, tables, today):
    problems = sorted(Examiner(load(), tables, today).examine(raw).problems, key=lambda problem: problem.place)
    listed = [
        {"edit": each.edit, "field": each.field, "value": each.value, "weight": each.weight.name} for each in problems
    ]
    return stage_of(problems, load()), listed


@pytest.mark.parametrize("seed", range(4))
def test_both_say_the_same_of_every_record(seed):
    chance, court = random.Random(seed), Court(FOLDER)
    for _ in range(RECORDS):
        raw = odd_record(chance)
        assert said_by_product(raw, SAMPLE, TODAY) == Record(raw, court, TODAY).verdict(), raw


@pytest.mark.parametrize("missing", [*TABLES, "all"])
def test_and_where_a_table_has_no_rows(missing, tmp_path):
    for name in TABLES:
        if missing not in (name, "all"):
            (tmp_path / f"{name}.csv").write_bytes((FOLDER / f"{name}.csv").read_bytes())
    chance, court = random.Random(missing), Court(tmp_path)
    tables = tables_in(tmp_path)
    for _ in range(300):
        raw = odd_record(chance)
        assert said_by_product(raw, tables, TODAY) == Record(raw, court, TODAY).verdict(), raw


@pytest.mark.parametrize("today", [date(1999, 5, 31), date(2016, 6, 1), date(2030, 1, 1)])
def test_and_on_other_days(today):
    chance, court = random.Random(today.year), Court(FOLDER)
    for _ in range(500):
        raw = odd_record(chance)
        assert said_by_product(raw, SAMPLE, today) == Record(raw, court, today).verdict(), raw


def test_every_edit_and_every_stage_is_among_them():
    chance, court = random.Random(0), Court(FOLDER)
    verdicts = [Record(odd_record(chance), court, TODAY).verdict() for _ in range(RECORDS)]
    edits = {problem["edit"] for _, problems in verdicts for problem in problems}
    assert edits == {"structure", "reserved", "type", "code", *(str(edit) for edit in range(1, 21) if edit != 16)}
    assert {stage for stage, _ in verdicts} == {"open", "temporary", "rejected"}
