"""The scenarios of the pack, in the order of the pack: for each edit at least one that is right and one that is wrong."""

from citations.conformance.scenario import Scenario
from citations.conformance.scenarios.bytes_and_codes import BYTES, CODES, TYPES
from citations.conformance.scenarios.charges import CHARGES
from citations.conformance.scenarios.dates import DATES
from citations.conformance.scenarios.officers import OFFICERS
from citations.conformance.scenarios.people import PEOPLE
from citations.conformance.scenarios.rejection import REJECTION
from citations.conformance.scenarios.required import REQUIRED

SCENARIOS: tuple[Scenario, ...] = (
    *REQUIRED,
    *PEOPLE,
    *CHARGES,
    *OFFICERS,
    *DATES,
    *TYPES,
    *CODES,
    *BYTES,
    *REJECTION,
)
