"""Edit 6: a street address needs number, street, city and state; a box or a military one needs its number (C-EDIT-06, X-33, X-34)."""

from typing import NamedTuple

from citations.edits.examination import Examination
from citations.edits.problem import Fault
from citations.layout.citation import at
from citations.reading.text import fold

MISSING = Fault("6", "missing", "{label} is required for this kind of address.")

NUMBER_ONLY = frozenset({b"pobox", b"military"})
NO_ADDRESS = frozenset({b"unknown", b"transient"})
ADDRESS_ROLE = at("address_role")


class Address(NamedTuple):
    """Where the parts of an address stand."""

    type: int
    number: int
    street: int
    city: int
    state: int


RECIPIENT = Address(at("address_type"), at("street_number"), at("street_name"), at("city"), at("state"))
OWNER = Address(
    at("owner_address_type"), at("owner_street_number"), at("owner_street_name"), at("owner_city"), at("owner_state")
)


def address(x: Examination) -> None:
    """The recipient's address unless its role says that there is none, and the owner's if the owner is not responsible."""
    role = x.text[ADDRESS_ROLE]
    if not role or ADDRESS_ROLE in x.refused or fold(role) not in NO_ADDRESS:
        look_at(x, RECIPIENT, MISSING)
    if x.is_owner_entered and not x.is_owner_responsible and not x.is_owner_same:
        look_at(x, OWNER, MISSING)


def look_at(x: Examination, place: Address, missing: Fault) -> None:
    """Report each missing part. Refused text is entered; a refused address type counts as blank."""
    text = x.text
    if text[place.number] and text[place.street] and text[place.city] and text[place.state]:
        return
    needed: tuple[int, ...] = place[1:]
    if text[place.type] and place.type not in x.refused:
        kind = fold(text[place.type])
        if x.profile.address_types.get(kind, kind) in NUMBER_ONLY:
            needed = place[1:2]
    for part in needed:
        if not text[part]:
            x.find(missing, part)
