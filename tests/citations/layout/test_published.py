"""What the published tables say of widths and order, and what they say twice and differently (C-HDR, C-REC, C-EXP)."""

import pytest

from citations.layout.citation import CHARGES, CITATION, LENGTH, MEANING
from citations.layout.disposition import DISPOSITION
from citations.layout.header import HEADER, WITHOUT_AGENCY

NAMES = {"first_name": 30, "middle_name": 30, "last_name": 30, "suffix": 18}
ADDRESS = {
    "address_type": 12,
    "street_number": 6,
    "street_direction": 12,
    "street_name": 60,
    "street_type": 12,
    "unit": 10,
    "address_line_2": 255,
    "city": 30,
    "state": 2,
    "zip": 9,
    "country": 30,
}
PARTS = {
    "citation": ("issuing_agency", "person_type", 52),
    "name": ("first_name", "business_name", 363),
    "address": ("address_type", "address_role", 450),
    "identifiers": ("driver_license_number", "race", 87),
    "vehicle": ("vehicle_license", "vehicle_type", 72),
    "owner flags": ("owner_responsibility", "owner_same_as_recipient", 3),
    "owner name": ("owner_first_name", "owner_enterprise_name", 363),
    "owner address": ("owner_address_type", "owner_country", 438),
    "speeds and place": ("approximate_speed", "violation_location", 266),
    "officer": ("officer_badge", "officer_vacation_end", 86),
    "appearance": ("appearance_date", "appearance_ampm", 13),
    "flags": ("signed", "photo_red_light", 7),
    "remarks": ("officer_remarks", "officer_remarks", 255),
}


def widths(*keys: str) -> list[int]:
    return [CITATION.by_key[key].width for key in keys]


def test_84_fields_and_eight_charges_of_30_bytes_leave_one_byte_of_2696() -> None:
    single = [field for field in CITATION.fields if not field.key.startswith("violation_") or field.index < 84]
    single = [field for field in single if field.key != "reserved"]
    assert (len(single), sum(field.width for field in single)) == (84, 2455)
    charges = [widths(*(f"violation_{k}_{part}" for part in ("section", "statute", "over_limit"))) for k in range(1, 9)]
    assert charges == [[20, 4, 6]] * CHARGES
    assert (2455 + sum(map(sum, charges)), CITATION.total) == (MEANING, LENGTH) == (2695, 2696)


@pytest.mark.parametrize("part", PARTS)
def test_each_part_of_a_record_has_its_width(part: str) -> None:
    first, last, width = PARTS[part]
    assert sum(widths(*CITATION.keys(first, last))) == width


def test_the_parts_follow_each_other_up_to_the_charges() -> None:
    firsts = [CITATION.at(first) for first, _, _ in PARTS.values()]
    lasts = [CITATION.at(last) + 1 for _, last, _ in PARTS.values()]
    assert firsts == [0, *lasts[:-1]]
    assert CITATION.fields[lasts[-1]].key == "violation_1_section"


def test_the_published_header_lacks_the_bytes_of_the_agency() -> None:
    places = {field.key: (field.start, field.end) for field in HEADER.fields}
    assert places == {"date": (1, 8), "count": (9, 12), "agency": (13, 24), "filler": (25, 2696)}
    without = sum(field.width for field in HEADER.fields if field.key != "agency")
    assert (without, without + CITATION.by_key["issuing_agency"].width) == (WITHOUT_AGENCY, HEADER.total)


@pytest.mark.parametrize("who", ["", "owner_"])
def test_names_and_addresses_come_in_parts(who: str) -> None:
    assert widths(*(who + key for key in NAMES)) == list(NAMES.values())
    assert widths(*(who + key for key in ADDRESS)) == list(ADDRESS.values())
    assert CITATION.by_key[f"{who}person_type"].width == 1
    assert CITATION.by_key["business_name" if not who else "owner_enterprise_name"].width == 255


def test_an_officer_has_two_names_and_an_owner_no_role() -> None:
    assert [key for key in CITATION.by_key if key.startswith("officer_") and key.endswith("name")] == [
        "officer_first_name",
        "officer_last_name",
    ]
    assert [key for key in CITATION.by_key if key.endswith("address_role")] == ["address_role"]


def test_a_disposition_has_98_bytes_and_more_room_for_the_number_than_a_citation() -> None:
    places = [(field.key, field.start, field.end) for field in DISPOSITION.fields]
    assert places == [
        ("agency", 1, 12),
        ("period_begin", 13, 20),
        ("period_end", 21, 28),
        ("citation_number", 29, 48),
        ("case_number", 49, 68),
        ("fine_amount", 69, 78),
        ("disposition_date", 79, 86),
        ("case_status", 87, 98),
    ]
    assert (DISPOSITION.total, CITATION.by_key["citation_number"].width) == (98, 14)
