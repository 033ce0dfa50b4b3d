"""Edits 3, 4, 5, 14, 16 and 20: charges, speeds, over limits, and a number that comes again."""

from citations.conformance.scenario import Scenario
from citations.conformance.scenarios.base import SPEED, WEIGHT
from citations.disposition import SKIPPED, TEMPORARY

COUNTS = (
    Scenario(
        "03A",
        "3",
        "A driver is cited for two charges. The second is one for speed.",
        {
            "violation_2_section": "{speed_section}",
            "violation_2_statute": "{speed_statute}",
            "approximate_speed": "80",
            "speed_limit": "55",
            "safe_speed": "55",
        },
        triggers=(6,),
    ),
    Scenario("03B", "3", "A driver is cited for one charge. It stands in the first place.", {}, triggers=(6,)),
    Scenario(
        "03C",
        "3",
        "The citation leaves without any charge.",
        {"violation_1_section": "", "violation_1_statute": ""},
        (("3", "violation_1_section"),),
        TEMPORARY,
        triggers=(6,),
    ),
)

LIMITS = (
    Scenario("04A", "4", "A truck is 2,500 pounds too heavy. The amount is entered.", WEIGHT, triggers=(10,)),
    Scenario(
        "04B",
        "4",
        "A truck is too heavy, and the amount stays blank.",
        WEIGHT | {"violation_1_over_limit": ""},
        (("4", "violation_1_over_limit"),),
        TEMPORARY,
        triggers=(10,),
    ),
    Scenario(
        "04C",
        "type",
        "A truck is too heavy, and the amount is entered with its unit.",
        WEIGHT | {"violation_1_over_limit": "2500LB"},
        (("type", "violation_1_over_limit"),),
        TEMPORARY,
        triggers=(10,),
    ),
)

SPEEDS = (
    Scenario(
        "05A",
        "5",
        "A driver is stopped for speed. Both speeds and the limit are entered.",
        SPEED,
        triggers=(7, 8, 9),
    ),
    Scenario(
        "05B",
        "5",
        "A driver is stopped for speed, and the safe speed stays blank.",
        SPEED | {"safe_speed": ""},
        (("5", "safe_speed"),),
        TEMPORARY,
        triggers=(7,),
    ),
    Scenario(
        "05C",
        "5",
        "A driver is stopped for speed, and the approximate speed stays blank.",
        SPEED | {"approximate_speed": ""},
        (("5", "approximate_speed"),),
        TEMPORARY,
        triggers=(8,),
    ),
    Scenario(
        "20A",
        "20",
        "A driver is stopped for speed, one mile above the safe speed.",
        SPEED | {"approximate_speed": "56"},
        triggers=(9,),
    ),
    Scenario(
        "20B",
        "20",
        "A driver is cited for speed, and the approximate speed is the safe speed.",
        SPEED | {"approximate_speed": "55"},
        (("20", "approximate_speed"),),
        TEMPORARY,
        triggers=(9,),
    ),
)

SECTIONS = (
    Scenario("14A", "14", "The charge is one that the court takes electronically.", {}, triggers=(6,)),
    Scenario(
        "14B",
        "14",
        "The section of the charge is mistyped, so there is no such charge.",
        {"violation_1_section": "{unknown_section}"},
        (("14", "violation_1_section"),),
        TEMPORARY,
        triggers=(6,),
    ),
    Scenario(
        "14C",
        "14",
        "The section of the charge is entered without its statute.",
        {"violation_1_statute": ""},
        (("14", "violation_1_section"),),
        TEMPORARY,
        triggers=(6,),
    ),
    Scenario(
        "14D",
        "14",
        "The charge exists, but the court does not take it electronically.",
        {"violation_1_section": "{barred_section}", "violation_1_statute": "{barred_statute}"},
        (("14", "violation_1_section"),),
        TEMPORARY,
        triggers=(6,),
    ),
)

AGAIN = (
    Scenario("16A", "16", "A citation is sent for the first time. Two more scenarios send its number again.", {}),
    Scenario(
        "16B",
        "16",
        "The citation of scenario 16A is sent again under the same number, after its first name was corrected.",
        {"first_name": "ROBERTA"},
        (("16", "citation_number"),),
        number_of="16A",
    ),
    Scenario(
        "16C",
        "16",
        "The citation of scenario 16A is sent once more, exactly as the first time. The court skips it.",
        {},
        (),
        SKIPPED,
        number_of="16A",
    ),
)

CHARGES = (*COUNTS, *LIMITS, *SPEEDS, *SECTIONS, *AGAIN)
