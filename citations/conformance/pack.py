"""Makes the pack of one partner for one day, and proves it: each verdict is what the court's own rules say. Pure."""

import hashlib
import json
import string
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from citations.conformance.scenario import Found, Scenario
from citations.conformance.scenarios import SCENARIOS
from citations.conformance.scenarios.base import BASE
from citations.conformance.words import Court, Words, days_of, record_of, words_of
from citations.edits.examiner import Examiner
from citations.judging import Draft, OnFile, decide, draft_of, finish

NEEDED = ("agency", "plain_section", "plain_statute")
"""Words without which there is no pack at all."""
OTHERWISE = "The court's tables or rules give another verdict now, so nothing can be learned from it."
ORPHAN = "It repeats a scenario that is left out."


@dataclass(frozen=True, slots=True)
class Asked:
    """A scenario that the partner is asked for: its number, what to enter, and the verdict that is expected."""

    scenario: Scenario
    number: str
    """The citation number, also where the scenario leaves the field blank."""
    values: dict[str, str]
    raw: bytes
    stage: str
    problems: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A scenario that cannot be made, and why."""

    scenario: Scenario
    reason: str


@dataclass(frozen=True, slots=True)
class Pack:
    """All of it. Two packs with one digest ask for the same, whatever their days."""

    day: date
    agency: str
    profile: str
    asked: tuple[Asked, ...]
    left_out: tuple[LeftOut, ...]
    digest: str


def judge(records: list[bytes], examiner: Examiner) -> list[Draft]:
    """What the court's rules make of records that meet each other and nothing that is on file."""
    drafts = [draft_of(number, (0, len(raw)), raw) for number, raw in enumerate(records, 1)]
    return judged(drafts, examiner)


def judged(drafts: list[Draft], examiner: Examiner) -> list[Draft]:
    """The drafts with their stages and problems."""
    list(decide(drafts, examiner, OnFile()))
    finish(drafts)
    return drafts


def number_of(scenario: Scenario, day: date) -> str:
    """The citation number of a scenario in the pack of a day."""
    return f"{day:%m%d}{scenario.number_of or scenario.key}"


def make(court: Court, day: date, scenarios: tuple[Scenario, ...] = SCENARIOS) -> Pack:
    """The pack for a day. What the court's tables cannot show is left out and named."""
    words = words_of(court, day)
    left_out: dict[str, LeftOut] = {}
    made: list[tuple[Scenario, dict[str, str], bytes]] = []
    for scenario in scenarios:
        reason = _lacking(scenario, words)
        if reason:
            left_out[scenario.key] = LeftOut(scenario, reason)
            continue
        values = filled(scenario, words.known, number_of(scenario, day))
        made.append((scenario, values, record_of(values)))
    drafts = judge([raw for _, _, raw in made], Examiner(court.profile, court.tables, day))
    asked = []
    for (scenario, values, raw), draft in zip(made, drafts, strict=True):
        problems = tuple((each.edit, each.field) for each in draft.problems)
        if scenario.number_of in left_out:
            left_out[scenario.key] = LeftOut(scenario, ORPHAN)
        elif set(problems) != set(scenario.problems) or draft.raw != raw:
            left_out[scenario.key] = LeftOut(scenario, OTHERWISE)
        else:
            asked.append(Asked(scenario, number_of(scenario, day), values, raw, draft.stage, problems))
    named = tuple(left_out[each.key] for each in scenarios if each.key in left_out)
    return Pack(day, court.agency, court.profile.name, tuple(asked), named, _digest(court, words, asked))


def filled(scenario: Scenario, words: Mapping[str, str], number: str) -> dict[str, str]:
    """What to enter, by field. Parts of the base that the court has no word for are left out."""
    values = {
        key: text.format_map(words)
        for key, text in (BASE | dict(scenario.values)).items()
        if key in scenario.values or not (_words_in(text) - words.keys())
    }
    return {"citation_number": number} | values


def _lacking(scenario: Scenario, words: Words) -> str:
    """Why the scenario cannot be made; blank if it can."""
    needed = {*NEEDED, *scenario.needs}.union(*(_words_in(text) for text in scenario.values.values()))
    lacking = sorted(needed - words.known.keys(), key=lambda name: (name not in NEEDED, name))
    return words.missing[lacking[0]] if lacking else ""


def _words_in(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def _digest(court: Court, words: Words, asked: list[Asked]) -> str:
    """Of everything that is asked and expected, with days by their names: the same on any day."""
    timeless = words.known | {name: f"<{name}>" for name in days_of(date.min + date.resolution * 99)}
    content = [
        [each.scenario.key, each.scenario.story, filled(each.scenario, timeless, "<number>"), each.stage, each.problems]
        for each in asked
    ]
    told = json.dumps([court.profile.name, court.agency.upper(), content], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()
