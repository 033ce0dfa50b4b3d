"""The citation record: 84 single fields, eight charges and a reserved byte, 2,696 bytes (C-REC-01 to C-REC-04)."""

from itertools import chain

from citations.layout.field import Field, Layout, field

LENGTH = 2696
"""Bytes of a whole record."""

MEANING = 2695
"""Bytes that mean something: the published fields add up to this, and two records are alike if these are (X-29)."""

CHARGES = 8


def _address(who: str, words: str, edits: str) -> list[Field]:
    return [
        field(f"{who}address_type", 12, f"{words}Address Type", "code", "ADDTP", edits),
        field(f"{who}street_number", 6, f"{words}Street Number", edits=edits),
        field(f"{who}street_direction", 12, f"{words}Street Direction"),
        field(f"{who}street_name", 60, f"{words}Street", edits=edits),
        field(f"{who}street_type", 12, f"{words}Street Type", "code", "STRETP"),
        field(f"{who}unit", 10, f"{words}Unit"),
        field(f"{who}address_line_2", 255, f"{words}Address Line 2"),
        field(f"{who}city", 30, f"{words}City", "code", "CITIES", edits),
        field(f"{who}state", 2, f"{words}State", "code", "STATES", edits),
        field(f"{who}zip", 9, f"{words}Zip", "digits", "ZIPS"),
        field(f"{who}country", 30, f"{words}Country", "code", "NATIONS"),
    ]


def _charge(number: int) -> list[Field]:
    words = f"Violation {number}: "
    return [
        field(f"violation_{number}_section", 20, f"{words}Charge Section", "text", "charges", "3 4 5 14 20"),
        field(f"violation_{number}_statute", 4, f"{words}Charge Statute", "text", "charges", "3 4 5 14 20"),
        field(f"violation_{number}_over_limit", 6, f"{words}Over Limit", "number", "bail_schedule", "4"),
    ]


CITATION = Layout(
    "citation record",
    LENGTH,
    field("issuing_agency", 12, "Issuing Agency", "code", "agencies", "1 9 10 16"),
    field("location_code", 12, "Location Code", "code", "locations", "1"),
    field("citation_number", 14, "Citation Number", edits="1 16"),
    field("violation_date", 8, "Violation Date", "date", edits="1 4 5 11 12 14 18 20"),
    field("violation_time", 4, "Violation Time", "time"),
    field("violation_ampm", 1, "Violation Time AM/PM", "ampm"),
    field("person_type", 1, "Person Type", "code", "PERSTY", "2"),
    field("first_name", 30, "First Name"),
    field("middle_name", 30, "Middle Name"),
    field("last_name", 30, "Last Name", edits="2"),
    field("suffix", 18, "Suffix"),
    field("business_name", 255, "Business Name", edits="2"),
    *_address("", "", "6"),
    field("address_role", 12, "Address Role", "code", "ADDRL", "6"),
    field("driver_license_number", 12, "Driver's License Number", edits="7 17"),
    field("driver_license_state", 2, "Driver's License State", "code", "STATES", "7 17"),
    field("date_of_birth", 8, "Date of Birth", "date", edits="12"),
    field("social_security_number", 9, "Social Security Number", "digits"),
    field("phone_number", 10, "Phone Number", "digits"),
    field("sex", 1, "Sex", "code", "GENCDE"),
    field("eye_color", 12, "Eye Color", "code", "EYECLR"),
    field("hair_color", 12, "Hair Color", "code", "HAIRCL"),
    field("height_feet", 3, "Height feet", "number"),
    field("height_inches", 3, "Height inches", "number"),
    field("weight", 3, "Weight", "number"),
    field("race", 12, "Race", "code", "RACECD"),
    field("vehicle_license", 18, "Vehicle License", edits="7"),
    field("vehicle_license_state", 2, "Vehicle License State", "code", "STATES", "7"),
    field("vehicle_year", 4, "Vehicle Year", "digits"),
    field("vehicle_make", 12, "Vehicle Make", "code", "VEHMAK"),
    field("vehicle_style", 12, "Vehicle Style", "code", "VEHDCD"),
    field("vehicle_color", 12, "Vehicle Color", "code", "VEHCLR"),
    field("vehicle_type", 12, "Vehicle Type", "code", "VEHMOD"),
    field("owner_responsibility", 1, "Owner's Responsibility", "flag", edits="8 19"),
    field("owner_person_type", 1, "Owner Person Type", "code", "PERSTY", "8"),
    field("owner_same_as_recipient", 1, "Owner Name Same As Recipient", "flag", edits="6 8 19"),
    field("owner_first_name", 30, "Owner First Name"),
    field("owner_middle_name", 30, "Owner Middle Name"),
    field("owner_last_name", 30, "Owner Last Name", edits="8"),
    field("owner_suffix", 18, "Owner Suffix"),
    field("owner_enterprise_name", 255, "Owner Enterprise Name", edits="8"),
    *_address("owner_", "Owner ", "6 19"),
    field("approximate_speed", 3, "Approx. Speed", "number", edits="5 20"),
    field("speed_limit", 3, "Speed Limit", "number"),
    field("safe_speed", 3, "Safe Speed", "number", edits="5 20"),
    field("radar", 1, "Radar", "flag"),
    field("accident", 1, "Accident Indicator", "flag"),
    field("violation_location", 255, "Violation Location Description"),
    field("officer_badge", 10, "Officer Badge Number", edits="9 10"),
    field("officer_first_name", 30, "Officer First Name"),
    field("officer_last_name", 30, "Officer Last Name", edits="9 10"),
    field("officer_vacation_start", 8, "Officer Vacation Start Date", "date", edits="7 15"),
    field("officer_vacation_end", 8, "Officer Vacation End Date", "date", edits="7 15"),
    field("appearance_date", 8, "Appearance Date", "date", edits="1 11"),
    field("appearance_time", 4, "Appearance Time", "time"),
    field("appearance_ampm", 1, "Appearance Time AM/PM", "ampm"),
    field("signed", 1, "Signed", "flag"),
    field("hazard_material", 1, "Hazard Material", "flag"),
    field("commercial_vehicle", 1, "Commercial Vehicle", "flag"),
    field("construction_zone", 1, "Construction Zone", "flag"),
    field("pedestrian", 1, "Pedestrian", "flag", edits="13"),
    field("bicycle", 1, "Bicycle", "flag", edits="13"),
    field("photo_red_light", 1, "Photo Red Light", "flag"),
    field("officer_remarks", 255, "Officer Remarks"),
    *chain.from_iterable(_charge(number) for number in range(1, CHARGES + 1)),
    field("reserved", 1, "Reserved"),
)

at = CITATION.at

OWNER = CITATION.keys("owner_first_name", "owner_country")
"""Owner data: sixteen fields (contract, edits 8 and 19)."""

SECRET = frozenset({"social_security_number", "date_of_birth", "driver_license_number"})
"""Fields whose text is encrypted at rest and never repeated in a message."""
