"""The grades of a try in words, and as the interface answers them."""

from typing import Any

from citations.conformance.grading import MISSING, RIGHT, WRONG
from citations.conformance.pack import Pack
from citations.explaining.plain_words import ERRORS, label_of
from citations.models import ConformanceTry
from citations.states import Stage

STATES = {RIGHT: ("ok", "Right"), WRONG: ("bad", "Wrong"), MISSING: ("warn", "Missing")}
"""Tone and word of each grade."""

BY_ITSELF = "by_itself"
"""In the grades of a file that a system sent by itself: nobody of the agency pressed a button."""

_NAMES = dict(ERRORS)


def rows_of(kept: ConformanceTry, state: str = "") -> list[dict[str, Any]]:
    """Scenarios of a try as a page shows them; `failed` means all that are not right."""
    wanted = {"": set(STATES), "failed": {WRONG, MISSING}}.get(state, {state})
    return [_row(each) for each in kept.grades["scenarios"] if each["state"] in wanted]


def as_json(kept: ConformanceTry) -> dict[str, Any]:
    """A try as the interface answers it."""
    return {
        "try_number": kept.pk,
        "at": kept.at.isoformat(),
        "profile": kept.profile,
        "pack": kept.pack,
        "sha256": kept.sha256,
        "passed": kept.passed,
        "total": kept.total,
        "is_pass": kept.is_pass,
        **{key: value for key, value in kept.grades.items() if key != BY_ITSELF},
    }


def pack_as_json(pack: Pack) -> dict[str, Any]:
    """A pack as the interface answers it."""
    return {
        "day": pack.day.isoformat(),
        "agency": pack.agency,
        "profile": pack.profile,
        "pack": pack.digest,
        "scenarios": [
            {
                "scenario": each.scenario.key,
                "edit": each.scenario.edit,
                "story": each.scenario.story,
                "citation_number": each.values["citation_number"],
                "enter": each.values,
                "expected": {
                    "stage": each.stage,
                    "problems": [{"edit": edit, "field": field} for edit, field in each.problems],
                },
            }
            for each in pack.asked
        ],
        "left_out": [{"scenario": each.scenario.key, "reason": each.reason} for each in pack.left_out],
    }


def _row(graded: dict[str, Any]) -> dict[str, Any]:
    tone, word = STATES[graded["state"]]
    return graded | {
        "tone": tone,
        "word": word,
        "is_right": graded["state"] == RIGHT,
        "is_missing": graded["state"] == MISSING,
        "about": _NAMES.get(graded["edit"], graded["edit"]),
        "expected_words": _words(graded["expected"]),
        "found_words": _words(graded["found"]) if graded["found"] else "",
        "is_other_verdict": bool(graded["found"]) and _as_set(graded["found"]) != _as_set(graded["expected"]),
        "beside_words": [label_of(field) for field in graded["beside"]],
    }


def _words(verdict: dict[str, Any]) -> str:
    stage = Stage(verdict["stage"]).label
    told = [f"{label_of(each['field'])} ({_NAMES.get(each['edit'], each['edit'])})" for each in verdict["problems"]]
    return f"{stage}, {'; '.join(told)}" if told else f"{stage}, no problem"


def _as_set(verdict: dict[str, Any]) -> tuple[str, frozenset[tuple[str, str]]]:
    return verdict["stage"], frozenset((each["edit"], each["field"]) for each in verdict["problems"])
