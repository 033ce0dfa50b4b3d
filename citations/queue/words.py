"""Which fields are looked at together when one of them is wrong. Causes and fixes are in `citations.explaining.plain_words`. Pure."""

from citations.layout.citation import CITATION

_PAIRS = (
    ("driver_license_number", "driver_license_state"),
    ("vehicle_license", "vehicle_license_state"),
    ("officer_vacation_start", "officer_vacation_end"),
    ("pedestrian", "bicycle"),
    ("violation_time", "violation_ampm"),
    ("appearance_time", "appearance_ampm"),
)
_PARTNERS = {one: other for pair in _PAIRS for one, other in (pair, pair[::-1])}

_OTHERS = {
    "2": ("person_type", "last_name", "business_name"),
    "5": ("approximate_speed", "safe_speed"),
    "8": ("owner_responsibility", "owner_same_as_recipient", "owner_person_type"),
    "9": ("officer_badge",),
    "10": ("officer_badge",),
    "11": ("violation_date",),
    "12": ("violation_date",),
    "17": ("driver_license_state",),
    "20": ("approximate_speed", "safe_speed"),
}
"""By edit: what the edit read besides the field that it blames."""

_PAIRED = frozenset({"7", "13", "15", "type"})
_CHARGED = frozenset({"3", "4", "14"})


def together(edit: str, field: str) -> tuple[str, ...]:
    """Keys of the other fields that decide on this problem, in order of the record."""
    found: tuple[str, ...] = _OTHERS.get(edit, ())
    if edit in _PAIRED and field in _PARTNERS:
        found = (_PARTNERS[field],)
    elif edit in _CHARGED:
        group = field.rsplit("_", 1)[0] if field.endswith("section") else field.removesuffix("_over_limit")
        found = (f"{group}_section", f"{group}_statute")
    elif edit in ("6", "19"):
        found = ("owner_address_type",) if field.startswith("owner_") else ("address_type", "address_role")
    return tuple(key for key in found if key != field and key in CITATION.by_key)
