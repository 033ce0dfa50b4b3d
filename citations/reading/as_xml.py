"""Records of a citation file, told as XML with the names of `niem`: for examples to copy. Knows no framework."""

from collections.abc import Iterable, Mapping
from datetime import date
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from citations.layout.citation import CHARGES
from citations.reading.niem import CHARGE, CITATION, HEAD, NAMESPACES, PLACES, ROOT, Place
from citations.reading.xml_texts import said_as

Said = Mapping[str, str]
"""Texts of a citation by the names of their fields; those that are blank may be missing."""

EXAMPLE: Said = {
    "issuing_agency": "MAPLE PD",
    "location_code": "MAPLE",
    "citation_number": "A100",
    "violation_date": "06282026",
    "violation_time": "0205",
    "violation_ampm": "P",
    "person_type": "P",
    "first_name": "SAM",
    "last_name": "SPECIMEN",
    "street_number": "12",
    "street_name": "EXAMPLE",
    "city": "SAMPLETOWN",
    "state": "VT",
    "date_of_birth": "01311990",
    "height_feet": "005",
    "height_inches": "011",
    "approximate_speed": "081",
    "safe_speed": "065",
    "radar": "Y",
    "officer_badge": "601",
    "officer_last_name": "SAMPLE",
    "appearance_date": "08032026",
    "violation_1_section": "1003",
    "violation_1_statute": "23",
}
"""A made-up citation."""


_ONE = [each for each in PLACES if not each.path.startswith(CHARGE)]
_OF_CHARGES = [each for each in PLACES if each.path.startswith(CHARGE)]


def as_xml(sent_on: date, agency: str, citations: Iterable[Said]) -> bytes:
    """A document that becomes the file again. Raises `ValueError` for a day, a time, a flag or a number that is none."""
    root = Element(ROOT, {f"xmlns:{prefix}": uri for prefix, uri in NAMESPACES.items()})
    left = {"date": f"{sent_on.month:02}{sent_on.day:02}{sent_on.year:04}", "agency": agency}
    for place in HEAD:
        _say(root, place.path, place, place.keys, left)
    for said in citations:
        _citation(SubElement(root, CITATION), {key: text for key, text in said.items() if text})
    indent(root)
    made: bytes = tostring(root, encoding="UTF-8", xml_declaration=True)
    return made + b"\n"


def _citation(element: Element, left: dict[str, str]) -> None:
    for place in _ONE:
        _say(element, place.path, place, place.keys, left)
    last = max((n for n in range(1, CHARGES + 1) if any(f"violation_{n}_" in key for key in left)), default=0)
    above, _, name = CHARGE.rpartition("/")
    for number in range(1, last + 1):
        charge = SubElement(_below(element, above), name)
        for place in _OF_CHARGES:
            keys = tuple(key.format(number) for key in place.keys)
            _say(charge, place.path.removeprefix(f"{CHARGE}/"), place, keys, left)


def _say(element: Element, path: str, place: Place, keys: tuple[str, ...], left: dict[str, str]) -> None:
    """Put the texts of some fields into their element, unless one is blank or was said before."""
    if keys and all(key in left for key in keys):
        _below(element, path).text = said_as(place, *(left.pop(key) for key in keys))


def _below(element: Element, path: str) -> Element:
    """The element at a path, made if it is not there."""
    for name in path.split("/"):
        found = element.find(name)
        element = SubElement(element, name) if found is None else found
    return element
