"""The shapes of answers about the pack, as the interface's own description tells them."""

from typing import Literal

from ninja import Schema

from citations.partners.schemas import Note


class ProblemOfScenario(Schema):
    """Edit and field of a problem."""

    edit: str
    field: str


class VerdictOfScenario(Schema):
    """Stage and problems; their order does not matter."""

    stage: Literal["open", "temporary", "rejected", "unreadable", "skipped"]
    problems: list[ProblemOfScenario]


class LeftOut(Schema):
    """A scenario that the court's tables cannot show, and why."""

    scenario: str
    reason: str


class ScenarioRead(Schema):
    """One citation to enter. `enter` has the fields that are graded; a blank one is to be left blank."""

    scenario: str
    edit: str
    story: str
    citation_number: str
    enter: dict[str, str]
    expected: VerdictOfScenario


class PackRead(Schema):
    """The pack of today. `pack` is the digest of its scenarios: the same until rules or tables change what is asked."""

    day: str
    agency: str
    profile: str
    pack: str
    scenarios: list[ScenarioRead]
    left_out: list[LeftOut]


class Difference(Schema):
    """A field that does not say what the scenario says. What was sent of a secret field is not repeated."""

    field: str
    sent: str
    said: str
    words: str


class Grade(Schema):
    """How one scenario was answered. `beside` names fields that were filled though the scenario does not ask for them."""

    scenario: str
    edit: str
    story: str
    citation_number: str
    state: Literal["right", "wrong", "missing"]
    record: int | None
    expected: VerdictOfScenario
    found: VerdictOfScenario | None
    differences: list[Difference]
    beside: list[str]


class Stranger(Schema):
    """A record that belongs to no scenario."""

    record: int
    citation_number: str


class TryRead(Schema):
    """The grades of a file. Nothing else of it is kept."""

    try_number: int
    at: str
    day: str
    profile: str
    pack: str
    sha256: str
    passed: int
    total: int
    is_pass: bool
    received: int
    unreadable: int
    notes: list[Note]
    scenarios: list[Grade]
    strangers: list[Stranger]
    strangers_total: int
    left_out: list[LeftOut]
