"""Edits 11, 12 and 18: dates in their order."""

from citations.conformance.scenario import Scenario
from citations.disposition import TEMPORARY

DATES = (
    Scenario(
        "11A",
        "11",
        "The driver has to appear the day after the violation.",
        {"appearance_date": "{violation_after}"},
    ),
    Scenario(
        "11B",
        "11",
        "The appearance is on the day of the violation, which is too early.",
        {"appearance_date": "{violation}"},
        (("11", "appearance_date"),),
        TEMPORARY,
    ),
    Scenario("12A", "12", "The driver was born long before the violation.", {"date_of_birth": "11301950"}),
    Scenario(
        "12B",
        "12",
        "The day of the violation is entered as the date of birth by mistake.",
        {"date_of_birth": "{violation}"},
        (("12", "date_of_birth"),),
    ),
    Scenario(
        "18A", "18", "The violation is of the very day of the pack.", {"violation_date": "{today}"}, triggers=(4,)
    ),
    Scenario(
        "18B",
        "18",
        "The violation is dated one day after the day of the pack.",
        {"violation_date": "{tomorrow}"},
        (("18", "violation_date"),),
        TEMPORARY,
        triggers=(4,),
    ),
)
