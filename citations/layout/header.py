"""The header record. The published one is 2,684 bytes; the issuing agency makes it 2,696 (C-HDR-05, X-28)."""

from citations.layout.field import Layout, field

HEADER = Layout(
    "header record",
    2696,
    field("date", 8, "Date of Transfer", "date"),
    field("count", 4, "Number of Citations", "number"),
    field("agency", 12, "Issuing Agency", "code"),
    field("filler", 2672, "Filler"),
)

WITHOUT_AGENCY = 2684
"""Bytes of a header of the older layout, which names no agency."""
