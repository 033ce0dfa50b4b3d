"""Edit 1: what every citation needs."""

from citations.conformance.scenario import Scenario
from citations.disposition import TEMPORARY

REQUIRED = (
    Scenario(
        "01A",
        "1",
        "A driver is stopped and cited for one charge. Everything that a citation needs is entered.",
        {},
        triggers=(1, 2, 3, 4, 5, 6),
    ),
    Scenario(
        "01B",
        "1",
        "The record leaves without the code of its agency. The place of the violation is entered by its code.",
        {"issuing_agency": "", "location_code": "{any_location}"},
        (("1", "issuing_agency"),),
        TEMPORARY,
        triggers=(1,),
    ),
    Scenario(
        "01C",
        "1",
        "The officer does not choose a place. The location code stays blank.",
        {"location_code": ""},
        (("1", "location_code"),),
        TEMPORARY,
        triggers=(5,),
        needs=("location",),
    ),
    Scenario(
        "01D",
        "1",
        "The record leaves without a citation number. It is the only one of the pack without a number.",
        {"citation_number": ""},
        (("1", "citation_number"),),
        TEMPORARY,
        triggers=(2,),
    ),
    Scenario(
        "01E",
        "1",
        "The day of the violation is not entered. Everything else is.",
        {"violation_date": ""},
        (("1", "violation_date"),),
        TEMPORARY,
        triggers=(4,),
    ),
    Scenario(
        "01F",
        "1",
        "The driver is not told when to appear. The appearance date stays blank.",
        {"appearance_date": ""},
        (("1", "appearance_date"),),
        TEMPORARY,
    ),
    Scenario(
        "01G",
        "1",
        "The agency has one location of its own, and another one is entered. The court uses the agency's.",
        {"location_code": "{other_location}"},
        (("1", "location_code"),),
    ),
)
