"""What every scenario enters unless it says otherwise, and the parts that several of them add."""

BASE = {
    "issuing_agency": "{agency}",
    "location_code": "{location}",
    "violation_date": "{violation}",
    "violation_time": "0930",
    "violation_ampm": "A",
    "person_type": "P",
    "first_name": "ROBIN",
    "last_name": "SPECIMEN",
    "street_number": "12",
    "street_name": "MAPLE",
    "city": "{CITIES}",
    "state": "{STATES}",
    "zip": "{ZIPS}",
    "driver_license_number": "{licence}",
    "driver_license_state": "{licence_state}",
    "date_of_birth": "05141985",
    "sex": "{GENCDE}",
    "eye_color": "{EYECLR}",
    "hair_color": "{HAIRCL}",
    "height_feet": "5",
    "height_inches": "11",
    "weight": "170",
    "officer_badge": "{badge}",
    "officer_last_name": "{officer}",
    "appearance_date": "{appearance}",
    "signed": "Y",
    "violation_1_section": "{plain_section}",
    "violation_1_statute": "{plain_statute}",
}
"""A citation without any problem. What the court has no table for is left out."""

SPEED = {
    "violation_1_section": "{speed_section}",
    "violation_1_statute": "{speed_statute}",
    "approximate_speed": "80",
    "speed_limit": "55",
    "safe_speed": "55",
}
"""Makes the charge one for speed."""

WEIGHT = {
    "violation_1_section": "{weight_section}",
    "violation_1_statute": "{weight_statute}",
    "violation_1_over_limit": "2500",
    "commercial_vehicle": "Y",
}
"""Makes the charge one whose bail asks how much the limit was exceeded."""

NO_ADDRESS = {"street_number": "", "street_name": "", "city": "", "state": "", "zip": ""}

OWNER = {
    "owner_responsibility": "Y",
    "owner_person_type": "P",
    "owner_first_name": "JAMIE",
    "owner_last_name": "EXAMPLE",
    "owner_street_number": "7",
    "owner_street_name": "HILL",
    "owner_city": "{CITIES}",
    "owner_state": "{STATES}",
}
"""An owner who is held responsible, with name and address."""
