"""Edits 9, 10 and 15: the officer's badge, name and vacation."""

from citations.conformance.scenario import Scenario

OFFICERS = (
    Scenario("09A", "9", "Badge and last name of the officer belong together.", {}, needs=("known_badge",)),
    Scenario(
        "09B",
        "9",
        "The badge belongs to an officer of another last name.",
        {"officer_badge": "{known_badge}", "officer_last_name": "{wrong_officer}"},
        (("9", "officer_last_name"),),
    ),
    Scenario(
        "09C",
        "9",
        "The officer signs with another last name that the court knows as well.",
        {"officer_badge": "{known_badge}", "officer_last_name": "{alias}"},
    ),
    Scenario(
        "10A",
        "10",
        "The court does not know the badge. The officer's last name is entered.",
        {"officer_badge": "{unknown_badge}", "officer_last_name": "SPECIMEN"},
    ),
    Scenario(
        "10B",
        "10",
        "The court does not know the badge, and the officer's last name stays blank.",
        {"officer_badge": "{unknown_badge}", "officer_last_name": ""},
        (("10", "officer_last_name"),),
    ),
    Scenario(
        "15A",
        "15",
        "The officer's vacation is a single day. First and last day are the same.",
        {"officer_vacation_start": "{appearance}", "officer_vacation_end": "{appearance}"},
    ),
    Scenario(
        "15B",
        "15",
        "The officer's vacation ends the day before it begins.",
        {"officer_vacation_start": "{appearance}", "officer_vacation_end": "{appearance_before}"},
        (("15", "officer_vacation_end"),),
    ),
)
