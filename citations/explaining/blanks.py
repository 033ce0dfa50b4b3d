"""What an agency leaves blank of the data that the interchange asks for anew (C-OVR-04). Pure."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from citations.layout.citation import CHARGES, CITATION

SAMPLE = 200
"""Records of a file that are looked at."""

ASKED: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Location code", ("location_code",)),
    ("Person or enterprise", ("person_type",)),
    ("Address type", ("address_type",)),
    ("Street number", ("street_number",)),
    ("Street", ("street_name",)),
    ("Street type", ("street_type",)),
    ("City", ("city",)),
    ("State", ("state",)),
    ("Zip", ("zip",)),
    ("Owner's name", ("owner_last_name", "owner_enterprise_name", "owner_same_as_recipient")),
    ("Owner's address type", ("owner_address_type", "owner_same_as_recipient")),
    ("Over-limit amount", tuple(f"violation_{number}_over_limit" for number in range(1, CHARGES + 1))),
)
"""What was not captured before, and the fields of which one must be filled."""


class Blank(NamedTuple):
    """One thing that is asked for, and in how many records nothing of it stands."""

    label: str
    records: int


def numbers_of_sample(received: int) -> Collection[int]:
    """Numbers of records, evenly chosen from the first to the last."""
    if received <= SAMPLE:
        return range(1, received + 1)
    return {1 + number * received // SAMPLE for number in range(SAMPLE)}


def blanks_in(records: Iterable[bytes]) -> list[Blank]:
    """How often each thing is left blank, in the order of the layout; what is always filled is left out."""
    looked = list(records)
    counted = (
        Blank(label, sum(not any(record[CITATION.by_key[key].cut].strip() for key in keys) for record in looked))
        for label, keys in ASKED
    )
    return [each for each in counted if each.records]
