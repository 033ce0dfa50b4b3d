"""How many problems it takes: two that count hold a citation, three reject it (C-TEMP-11 to C-TEMP-13)."""

from citations.conformance.scenario import Scenario
from citations.conformance.scenarios.base import SPEED, WEIGHT
from citations.disposition import REJECTED, TEMPORARY

NAMELESS = {"last_name": ""}

REJECTION = (
    Scenario(
        "RJA",
        "2",
        "Two things that hold a citation are missing: the last name and the charge.",
        NAMELESS | {"violation_1_section": "", "violation_1_statute": ""},
        (("2", "last_name"), ("3", "violation_1_section")),
        TEMPORARY,
        triggers=(3, 6),
    ),
    Scenario(
        "RJB",
        "1",
        "Agency, location and last name are missing. Three are too many.",
        NAMELESS | {"issuing_agency": "", "location_code": ""},
        (("1", "issuing_agency"), ("1", "location_code"), ("2", "last_name")),
        REJECTED,
        triggers=(1, 3, 5),
    ),
    Scenario(
        "RJC",
        "5",
        "A driver without a last name is cited for speed, and both speeds are missing. Three are too many.",
        SPEED | NAMELESS | {"approximate_speed": "", "safe_speed": ""},
        (("2", "last_name"), ("5", "approximate_speed"), ("5", "safe_speed")),
        REJECTED,
        triggers=(3, 7, 8),
    ),
    Scenario(
        "RJD",
        "3",
        "Last name, day of the violation and charge are missing. Three are too many.",
        NAMELESS | {"violation_date": "", "violation_1_section": "", "violation_1_statute": ""},
        (("1", "violation_date"), ("2", "last_name"), ("3", "violation_1_section")),
        REJECTED,
        triggers=(3, 4, 6),
    ),
    Scenario(
        "RJE",
        "4",
        "A truck is cited for speed and for its weight: the speed is not above the safe one, no amount is entered, and the "
        "last name is missing. Three are too many.",
        SPEED
        | NAMELESS
        | {
            "approximate_speed": "55",
            "violation_2_section": "{weight_section}",
            "violation_2_statute": "{weight_statute}",
            "violation_2_over_limit": "",
        },
        (("2", "last_name"), ("4", "violation_2_over_limit"), ("20", "approximate_speed")),
        REJECTED,
        triggers=(3, 9, 10),
    ),
    Scenario(
        "RJF",
        "11",
        "Last name and charge are missing, and the appearance is too early. What is wrong with the appearance does not count.",
        NAMELESS | {"violation_1_section": "", "violation_1_statute": "", "appearance_date": "{violation}"},
        (("2", "last_name"), ("3", "violation_1_section"), ("11", "appearance_date")),
        TEMPORARY,
        triggers=(3, 6),
    ),
    Scenario("RJG", "4", "A truck is weighed, and nothing is missing.", WEIGHT, triggers=(10,)),
)
