"""A citation file of the demo: twelve invented records with what officers really get wrong. All people in it are invented."""

import io
from datetime import date, timedelta

from django.conf import settings

from accounts.models import User
from agencies.models import Agency
from citations.layout.citation import CITATION
from citations.layout.field import Layout
from citations.layout.header import HEADER
from citations.models import Transfer
from citations.queries import profile_of
from citations.services.filing import file_transfer
from citations.services.receiving import receive
from citations.states import Channel

Fields = dict[str, str]

DAY = "%m%d%Y"

PEOPLE = (
    ("ADA", "ANDERS", "12", "MAIN", "ST", "F"),
    ("BEN", "BRANDT", "7", "HILL", "RD", "M"),
    ("CLEO", "CARLSON", "240", "OAK", "AVE", "F"),
    ("DAN", "DUVAL", "31", "RIVER", "RD", "M"),
    ("EVA", "ELLISON", "5", "STATION", "ST", "F"),
    ("FINN", "FOURNIER", "88", "MARKET", "ST", "M"),
    ("GUS", "GRANT", "19", "ORCHARD", "LN", "M"),
    ("HANA", "HOLM", "402", "LAKE", "DR", "F"),
    ("IDA", "IVERSEN", "66", "CHURCH", "ST", "F"),
    ("JON", "JANSSEN", "3", "MILL", "CT", "M"),
    ("KAI", "KELLER", "150", "PARK", "BLVD", "M"),
    ("LIV", "LARSEN", "27", "SPRING", "WAY", "F"),
)
"""First and last name, house number, street, kind of street, sex."""

SPEED = {
    "violation_1_section": "22349(A)",
    "approximate_speed": "081",
    "speed_limit": "065",
    "safe_speed": "065",
    "radar": "Y",
}

BUSINESS = {
    "person_type": "E",
    "first_name": "",
    "last_name": "",
    "business_name": "SPECIMEN HAULING",
    "driver_license_number": "",
    "driver_license_state": "",
    "date_of_birth": "",
    "sex": "",
    "commercial_vehicle": "Y",
    "violation_1_section": "40001(A)",
}

STORIES: tuple[Fields, ...] = (
    SPEED,
    {"violation_1_section": "5204(A)", "citation_number": "M260002"},
    {"violation_1_section": "21453(A)", "violation_2_section": "27315", "violation_2_statute": "VC"},
    # The officer wrote the name of the make, not its code.
    {"violation_1_section": "22450(A)", "vehicle_make": "TOYOTA"},
    BUSINESS,
    # The number of another citation, and a licence number that is one digit short.
    {"violation_1_section": "4000(A)(1)", "citation_number": "M260002", "driver_license_number": "Z000006"},
    {"violation_1_section": "21658(A)", "location_code": ""},
    {**SPEED, "safe_speed": ""},
    # Section 5204 in a spelling that the court does not know.
    {"violation_1_section": "52O4A"},
    # The court cannot take this charge from a file.
    {"violation_1_section": "23152(A)", "accident": "Y"},
    # The day in court is before the violation.
    {"violation_1_section": "23123.5(A)", "appearance_date": "01152020"},
    {"violation_1_section": "", "violation_1_statute": "", "citation_number": "", "location_code": "NOWHERE"},
)
"""What is special in each record: six become open cases, five wait, one is rejected."""


def citation_file(agency: str, today: date) -> bytes:
    """The bytes of the file as the agency would have sent it today."""
    header = {"date": today.strftime(DAY), "count": f"{len(STORIES):04}", "agency": agency}
    records = [_record(agency, today, number) for number in range(len(STORIES))]
    return b"".join(_line(layout, fields) + b"\r\n" for layout, fields in [(HEADER, header), *records])


def send_citations(agency: Agency, *, actor: User, today: date) -> Transfer | None:
    """Receive the file from the agency's contact and file it, as an upload would."""
    transfer = receive(
        stream=io.BytesIO(citation_file(agency.interchange_code, today)),
        channel=Channel.UPLOAD,
        agency=agency.interchange_code,
        profile=profile_of(settings.CITATION_PROFILE),
        today=today,
        actor=actor,
        file_name=f"maple-{today.isoformat()}.txt",
    )
    return file_transfer(transfer=transfer)


def _record(agency: str, today: date, number: int) -> tuple[Layout, Fields]:
    first, last, house, street, kind, sex = PEOPLE[number]
    violation = today - timedelta(days=3 + number % 5)
    usual = {
        "issuing_agency": agency,
        "location_code": ("OJAI", "VENTURA", "UNINC")[number % 3],
        "citation_number": f"M26{number + 1:04}",
        "violation_date": violation.strftime(DAY),
        "violation_time": f"{number % 12 + 1:02}{number * 7 % 60:02}",
        "violation_ampm": "AP"[number % 2],
        "person_type": "P",
        "first_name": first,
        "last_name": last,
        "address_type": "STREET",
        "street_number": house,
        "street_name": street,
        "street_type": kind,
        "city": "OJAI",
        "state": "CA",
        "zip": "93023",
        "driver_license_number": f"Z{number + 1:07}",
        "driver_license_state": "CA",
        "date_of_birth": date(1960 + 3 * number, number + 1, 10 + number).strftime(DAY),
        "sex": sex,
        "eye_color": ("BRO", "BLU", "GRN")[number % 3],
        "vehicle_license": f"0DEM{number + 1:03}",
        "vehicle_license_state": "CA",
        "vehicle_year": str(2008 + number),
        "vehicle_make": ("FORD", "HOND", "TOYT")[number % 3],
        "vehicle_style": "4D",
        "vehicle_color": ("BLU", "SIL", "WHI")[number % 3],
        "violation_location": f"{street} {kind} AT FIRST ST",
        "officer_badge": ("Q1001", "V1002", "L1003")[number % 3],
        "officer_last_name": ("QUIST", "VALE", "LUND")[number % 3],
        "appearance_date": (violation + timedelta(days=45)).strftime(DAY),
        "appearance_time": "0830",
        "appearance_ampm": "A",
        "signed": "Y",
        "violation_1_statute": "VC",
    }
    return CITATION, usual | STORIES[number]


def _line(layout: Layout, fields: Fields) -> bytes:
    line = bytearray(b" " * layout.total)
    for key, text in fields.items():
        field = layout.by_key[key]
        line[field.cut] = text.encode("ascii").ljust(field.width)
    return bytes(line)
