"""The unnumbered rules: texts of the wrong type, codes that the court does not know, odd characters, the reserved byte."""

from citations.conformance.scenario import Scenario
from citations.disposition import TEMPORARY

TYPES = (
    Scenario(
        "TYA",
        "type",
        "Dates, times, numbers and marks are all of their types.",
        {
            "phone_number": "8055550100",
            "vehicle_year": "2012",
            "appearance_time": "0130",
            "appearance_ampm": "P",
            "accident": "N",
            "radar": "Y",
        },
    ),
    Scenario(
        "TYB",
        "type",
        "The date of birth is February 30, which no calendar has.",
        {"date_of_birth": "02301985"},
        (("type", "date_of_birth"),),
    ),
    Scenario(
        "TYC",
        "type",
        "The time of the violation is entered on the twenty-four-hour clock.",
        {"violation_time": "1430"},
        (("type", "violation_time"),),
    ),
    Scenario(
        "TYD",
        "type",
        "The time of the violation is entered without A or P.",
        {"violation_ampm": ""},
        (("type", "violation_ampm"),),
    ),
    Scenario(
        "TYE",
        "type",
        "The phone number has seven digits, without its area code.",
        {"phone_number": "5550100"},
        (("type", "phone_number"),),
    ),
    Scenario(
        "TYF",
        "type",
        "The weight has a letter in the place of its last digit.",
        {"weight": "17O"},
        (("type", "weight"),),
    ),
    Scenario(
        "TYG", "type", "The mark for accidents says neither yes nor no.", {"accident": "Q"}, (("type", "accident"),)
    ),
    Scenario(
        "TYH",
        "type",
        "The height is entered as five feet and 14 inches.",
        {"height_inches": "14"},
        (("type", "height_inches"),),
    ),
    Scenario(
        "TYI",
        "type",
        "The date of birth is not known, and zeros are sent.",
        {"date_of_birth": "00000000"},
        (("type", "date_of_birth"),),
    ),
    Scenario(
        "TYJ",
        "type",
        "The month of the violation is 13.",
        {"violation_date": "13052020"},
        (("type", "violation_date"),),
        TEMPORARY,
        triggers=(4,),
    ),
    Scenario(
        "TYK",
        "type",
        "The month of the appearance is 13.",
        {"appearance_date": "13052030"},
        (("type", "appearance_date"),),
        TEMPORARY,
    ),
)

CODES = (
    Scenario(
        "COA",
        "code",
        "Person and vehicle are described with the court's codes.",
        {"race": "{RACECD}", "vehicle_make": "{VEHMAK}", "vehicle_color": "{VEHCLR}"},
    ),
    Scenario("COB", "code", "The eye color is a code of the court, as in every citation.", {"eye_color": "{EYECLR}"}),
    Scenario(
        "COC",
        "code",
        "The eye color is a code that the court does not have.",
        {"eye_color": "{unknown_eye}"},
        (("code", "eye_color"),),
    ),
    Scenario(
        "COD",
        "code",
        "The agency is one that the court does not know. The place is entered by its code.",
        {"issuing_agency": "{unknown_agency}", "location_code": "{any_location}"},
        (("code", "issuing_agency"),),
        TEMPORARY,
        triggers=(1,),
    ),
    Scenario(
        "COE",
        "code",
        "The place is one that the court does not know.",
        {"location_code": "{unknown_location}"},
        (("code", "location_code"),),
        TEMPORARY,
        triggers=(5,),
    ),
    Scenario(
        "COF",
        "code",
        "The record does not say whether a person or an enterprise is cited. A last name is entered.",
        {"person_type": ""},
        (("code", "person_type"),),
    ),
)

BYTES = (
    Scenario("STA", "structure", "The officer's remarks are plain text.", {"officer_remarks": "STOPPED AT THE CAFE"}),
    Scenario(
        "STB",
        "structure",
        "The officer's remarks have an accented letter, sent as one byte of Latin-1.",
        {"officer_remarks": "STOPPED AT THE CAFÉ"},
        (("structure", "officer_remarks"),),
    ),
    Scenario("REA", "reserved", "The last byte of the record stays blank.", {"reserved": ""}),
    Scenario(
        "REB",
        "reserved",
        "For the makers of the system: the last byte of the record, 2696, is written though it is reserved.",
        {"reserved": "X"},
        (("reserved", "reserved"),),
    ),
)
