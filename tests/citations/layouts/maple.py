"""A layout as a small vendor would write it: other order, narrower fields, filler, the agency elsewhere in the header."""

from collections.abc import Mapping

from citations.layout.version import FILLER, LayoutVersion, version_of
from tests.citations.records import GOOD

WIDTHS = [
    ("citation_number", 10),
    ("issuing_agency", 6),
    (FILLER, 3),
    ("violation_date", 8),
    ("violation_time", 4),
    ("violation_ampm", 1),
    ("location_code", 8),
    ("person_type", 1),
    ("last_name", 20),
    ("first_name", 15),
    ("street_number", 6),
    ("street_name", 30),
    ("city", 20),
    ("state", 2),
    ("eye_color", 3),
    ("officer_badge", 6),
    ("officer_last_name", 20),
    ("appearance_date", 8),
    ("violation_1_section", 12),
    ("violation_1_statute", 4),
    (FILLER, 5),
]
TOTAL = 192
AGENCY = (21, 26)
MAPLE = version_of("Maple RMS", "3", WIDTHS, AGENCY, "any")
LABEL = "Maple RMS 3"


def maple_record(**fields: str) -> bytes:
    """A good record in this layout, with some fields changed."""
    texts: Mapping[str, str] = GOOD | fields
    return b"".join(texts.get(key, "").encode().ljust(width)[:width] for key, width in WIDTHS)


def maple_file(*records: bytes, count: int | None = None) -> bytes:
    """A file of them, with an LF after each line."""
    head = f"06292016{len(records) if count is None else count:04}".encode().ljust(AGENCY[0] - 1) + b"VCSO"
    return b"".join(line.ljust(TOTAL) + b"\n" for line in (head, *records))


def table_of(layout: LayoutVersion = MAPLE) -> bytes:
    """The table of its fields as somebody would save it in a spreadsheet."""
    rows = [f"{each.key},{each.start},{each.end},{each.width}" for each in layout.fields]
    return "\n".join(["field,from,to,width", *rows, ""]).encode()
