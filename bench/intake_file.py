"""Writes citation files for benchmarks. Shares nothing with the reader: places come from the published table as CSV."""

import csv
import random
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent / "tests/citations/data"
LENGTH = 2696

with (ROOT / "citation-record.csv").open() as table:
    FIELDS = [
        (row["key"], int(row["start"]), int(row["width"]), row["kind"], row["table"]) for row in csv.DictReader(table)
    ]

PLACES = {key: (start - 1, width) for key, start, width, _, _ in FIELDS}
WIDTHS = [width for _, _, width, _, _ in FIELDS]

FIRST = ("ADA", "BEN", "CLEO", "DAN", "EVA", "FINN", "GUS", "HANA", "IDA", "JON")
LAST = ("ANDERS", "BRANDT", "CARLSON", "DUVAL", "ELLISON", "FOURNIER", "GRANT", "HOLM")
STREETS = ("MAIN", "OAK", "HILL", "RIVER", "STATION", "MARKET")
SPOILS = (
    ("violation_1_section", "9999"),
    ("location_code", "NOWHERE"),
    ("citation_number", ""),
    ("eye_color", "ZZZ"),
    ("appearance_date", "13452016"),
    ("last_name", ""),
    ("street_name", ""),
    ("officer_last_name", "NOBODY"),
)


def records(number: int, seed: int = 1) -> Iterator[bytes]:
    """So many records: 88 in 100 clean, 9 with one or two errors, 2 with three or more, 1 with a number used before."""
    chance = random.Random(seed)
    for place in range(number):
        values = _clean(chance, seed, place)
        lot = chance.random()
        if lot < 0.09:
            values |= dict(chance.sample(SPOILS, chance.randint(1, 2)))
        elif lot < 0.11:
            values |= dict(chance.sample(SPOILS, 5)) | {"violation_date": ""}
        elif lot < 0.12:
            values["citation_number"] = f"S{seed}N0"
        yield _line(values)


def write(path: Path, number: int, seed: int = 1) -> None:
    """A file with a header, an LF after each line. The header cannot count further than 9,999."""
    with path.open("wb") as file:
        file.write(f"06292016{min(number, 9999):04}VCSO".encode().ljust(LENGTH) + b"\n")
        for line in records(number, seed):
            file.write(line + b"\n")


def write_hostile(path: Path, number: int) -> None:
    """So many records of random printable bytes, under a good header."""
    chance = random.Random(13)
    printable = bytes(range(0x21, 0x7F))
    with path.open("wb") as file:
        file.write(f"06292016{min(number, 9999):04}VCSO".encode().ljust(LENGTH) + b"\n")
        for _ in range(number):
            file.write(bytes(chance.choices(printable, k=LENGTH)) + b"\n")


def _clean(chance: random.Random, seed: int, place: int) -> dict[str, str]:
    day = f"06{chance.randint(1, 28):02}2016"
    return {
        "issuing_agency": "VCSO",
        "location_code": "OJAI",
        "citation_number": f"S{seed}N{place}",
        "violation_date": day,
        "violation_time": f"{chance.randint(1, 12):02}{chance.randint(0, 59):02}",
        "violation_ampm": chance.choice("AP"),
        "person_type": "P",
        "first_name": chance.choice(FIRST),
        "last_name": chance.choice(LAST),
        "street_number": str(chance.randint(1, 9999)),
        "street_name": chance.choice(STREETS),
        "city": "OJAI",
        "state": "CA",
        "zip": "93023",
        "address_role": "",
        "driver_license_number": f"{chance.choice('ABCD')}{chance.randint(0, 9999999):07}",
        "driver_license_state": "CA",
        "date_of_birth": f"0{chance.randint(1, 9)}{chance.randint(1, 28):02}{chance.randint(1940, 1999)}",
        "sex": chance.choice("MF"),
        "eye_color": chance.choice(("BLU", "BRO", "GRN", "HAZ")),
        "height_feet": "5",
        "height_inches": str(chance.randint(0, 11)),
        "weight": str(chance.randint(100, 250)),
        "vehicle_license": f"{chance.randint(1, 9)}ABC{chance.randint(0, 999):03}",
        "vehicle_license_state": "CA",
        "vehicle_year": str(chance.randint(1985, 2016)),
        "officer_badge": "601",
        "officer_last_name": "PHILLIPS",
        "appearance_date": f"08{chance.randint(1, 28):02}2016",
        "signed": "Y",
        "violation_1_section": chance.choice(("4000(A)", "22350")),
        "violation_1_statute": "VC",
        "approximate_speed": "081",
        "speed_limit": "055",
        "safe_speed": "055",
    }


def _line(values: dict[str, str]) -> bytes:
    line = bytearray(b" " * LENGTH)
    for key, value in values.items():
        start, width = PLACES[key]
        line[start : start + width] = value.encode().ljust(width)
    return bytes(line)
