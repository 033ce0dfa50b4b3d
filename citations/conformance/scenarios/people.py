"""Edits 2, 6, 7, 8, 13, 17 and 19: the recipient, the owner, their addresses, licence and plate."""

from citations.conformance.scenario import Scenario
from citations.conformance.scenarios.base import NO_ADDRESS, OWNER
from citations.disposition import TEMPORARY

ENTERPRISE = {
    "person_type": "E",
    "first_name": "",
    "last_name": "",
    "business_name": "SPECIMEN HAULING",
    "date_of_birth": "",
    "driver_license_number": "",
    "driver_license_state": "",
}

NAMES = (
    Scenario(
        "02A",
        "2",
        "An enterprise is cited instead of a driver. Its business name is entered.",
        ENTERPRISE,
        triggers=(3,),
    ),
    Scenario(
        "02B",
        "2",
        "A person is cited, and the last name stays blank.",
        {"last_name": ""},
        (("2", "last_name"),),
        TEMPORARY,
        triggers=(3,),
    ),
    Scenario(
        "02C",
        "2",
        "An enterprise is cited, and its business name stays blank.",
        ENTERPRISE | {"business_name": ""},
        (("2", "business_name"),),
        TEMPORARY,
        triggers=(3,),
    ),
    Scenario(
        "02D",
        "2",
        "A person is cited, and a business name is entered beside the last name.",
        {"business_name": "SPECIMEN HAULING"},
        (("2", "business_name"),),
    ),
)

ADDRESSES = (
    Scenario(
        "06A",
        "6",
        "The driver gets mail at a post office box. Its number is entered as the street number, and no street.",
        NO_ADDRESS | {"address_type": "{pobox}", "street_number": "1200"},
    ),
    Scenario(
        "06B",
        "6",
        "The driver gives a street, but neither a house number nor a city.",
        {"street_number": "", "city": ""},
        (("6", "street_number"), ("6", "city")),
    ),
    Scenario(
        "06C",
        "6",
        "The driver has no fixed address. The address role says so, and no address is entered.",
        NO_ADDRESS | {"address_role": "{transient}"},
    ),
    Scenario(
        "06D",
        "6",
        "A post office box is chosen, and its number stays blank.",
        NO_ADDRESS | {"address_type": "{pobox}"},
        (("6", "street_number"),),
    ),
)

PAIRS = (
    Scenario(
        "07A",
        "7",
        "The plate is entered with its state. The officer's vacation has a first and a last day.",
        {
            "vehicle_license": "9XYZ123",
            "vehicle_license_state": "{STATES}",
            "officer_vacation_start": "{appearance_before}",
            "officer_vacation_end": "{appearance}",
        },
    ),
    Scenario(
        "07B",
        "7",
        "The number of the driver's licence is entered without its state.",
        {"driver_license_state": ""},
        (("7", "driver_license_state"),),
    ),
    Scenario(
        "07C",
        "7",
        "The state of the plate is entered, and the plate is not.",
        {"vehicle_license_state": "{STATES}"},
        (("7", "vehicle_license"),),
    ),
    Scenario(
        "07D",
        "7",
        "The officer's vacation has a first day and no last one.",
        {"officer_vacation_start": "{appearance_before}"},
        (("7", "officer_vacation_end"),),
    ),
)

OWNERS = (
    Scenario(
        "08A", "8", "The owner is held responsible. The owner's name and address are entered.", OWNER, triggers=(3,)
    ),
    Scenario(
        "08B",
        "8",
        "The owner is held responsible. The address is entered, and the name stays blank.",
        OWNER | {"owner_first_name": "", "owner_last_name": ""},
        (("8", "owner_last_name"),),
        TEMPORARY,
        triggers=(3,),
    ),
    Scenario(
        "08C",
        "8",
        "The owner is a person, and the name of an enterprise is entered as well.",
        OWNER | {"owner_enterprise_name": "EXAMPLE RENTALS"},
        (("8", "owner_enterprise_name"),),
    ),
    Scenario(
        "08D",
        "8",
        "The owner is marked as the same person as the recipient, and yet another owner's name is entered.",
        {"owner_same_as_recipient": "Y", "owner_last_name": "EXAMPLE"},
        (("8", "owner_same_as_recipient"),),
    ),
    Scenario(
        "19A",
        "19",
        "A rental company owns the car and is held responsible. Its name and address are entered.",
        OWNER
        | {
            "owner_person_type": "E",
            "owner_first_name": "",
            "owner_last_name": "",
            "owner_enterprise_name": "EXAMPLE RENTALS",
        },
    ),
    Scenario(
        "19B",
        "19",
        "The owner is held responsible. The name is entered, and of the address the street is missing.",
        OWNER | {"owner_street_name": ""},
        (("19", "owner_street_name"),),
    ),
)

LICENCES = (
    Scenario("13A", "13", "Somebody on foot is cited. Only the mark for pedestrians is set.", {"pedestrian": "Y"}),
    Scenario(
        "13B",
        "13",
        "Both marks are set: on foot and on a bicycle.",
        {"pedestrian": "Y", "bicycle": "Y"},
        (("13", "pedestrian"), ("13", "bicycle")),
    ),
    Scenario("17A", "17", "The driver's licence number has the form of its state.", {}, needs=("bad_licence",)),
    Scenario(
        "17B",
        "17",
        "The driver's licence number does not have the form of its state.",
        {"driver_license_number": "{bad_licence}"},
        (("17", "driver_license_number"),),
    ),
)

PEOPLE = (*NAMES, *ADDRESSES, *PAIRS, *OWNERS, *LICENCES)
