"""Where the published text can be read in two ways: what was decided, and that a profile may decide otherwise."""

import csv
from dataclasses import replace

import pytest
from django.conf import settings

from citations.disposition import stage_of
from citations.edits.examiner import Examiner
from citations.profiles import Profile, load, overlaid
from tests.citations.records import SAMPLE, TODAY, found, record

BARE = {"street_number": "", "street_name": "", "city": "", "state": ""}
THREE = {"violation_1_section": "9999", "violation_2_section": "9998", "violation_3_section": "9997"}


def judged(profile: Profile, **fields: str) -> tuple[str, list[str]]:
    problems = Examiner(profile, SAMPLE, TODAY).examine(record(**fields)).problems
    return stage_of(problems, profile), [problem.weight.name for problem in problems]


@pytest.mark.parametrize("kind", ["", "AV", "POBOX", "APO"])
def test_the_street_type_plays_no_part_in_what_an_address_needs(kind: str) -> None:
    six = [each[1] for each in found(**BARE, street_type=kind) if each[0] == "6"]
    assert six == ["street_number", "street_name", "city", "state"]


@pytest.mark.parametrize("field", ["street_direction", "address_type", "address_role", "zip", "country", "unit"])
def test_no_other_part_of_an_address_is_needed(field: str) -> None:
    whole = {
        "street_direction": "N", "address_type": "STREET", "address_role": "MAILING", "zip": "93023", "unit": "2",
    }  # fmt: skip
    assert found(**whole) == []
    assert found(**whole | {field: ""}) == []


@pytest.mark.parametrize("text", ["", "06012016", "20160715"])
def test_a_court_may_let_a_citation_open_without_its_day_of_appearance(text: str) -> None:
    reasons = ("1 missing appearance_date", "11 not_after", "type refused appearance_date")
    literal = overlaid(load(), dict.fromkeys(reasons, "report"))
    assert judged(load(), appearance_date=text) == ("temporary", ["hold_soft"])
    assert judged(literal, appearance_date=text) == ("open", ["report"])


def test_whether_a_problem_holds_and_whether_it_counts_are_two_switches() -> None:
    fields = THREE | {f"violation_{number}_statute": "VC" for number in (2, 3)}
    stages = {
        weight: judged(overlaid(load(), {"14 refused": weight}), **fields)[0]
        for weight in ("hold", "hold_soft", "report", "warning", "note")
    }
    assert stages == {
        "hold": "rejected",
        "hold_soft": "temporary",
        "report": "open",
        "warning": "open",
        "note": "open",
    }
    assert judged(replace(load(), reject_at=4), **fields)[0] == "temporary"


@pytest.mark.parametrize(
    "field", ["construction_zone", "commercial_vehicle", "pedestrian", "bicycle", "photo_red_light", "radar"]
)
def test_each_indicator_says_yes_or_no(field: str) -> None:
    assert [found(**{field: text}) for text in ("Y", "N", "")] == [[], [], []]
    assert found(**{field: "?"}) == [("type", field, "?", "report")]


def test_a_court_may_say_yes_with_other_letters() -> None:
    profile = replace(load(), flags_true=frozenset({b"J", b"j"}))
    assert judged(profile, pedestrian="J", bicycle="j") == ("open", ["report", "report"])
    assert judged(profile, signed="Y") == ("open", ["report"])
    assert judged(load(), signed="J") == ("open", ["report"])


def test_a_code_that_is_not_in_its_table_leaves_the_case_open_with_its_text_kept() -> None:
    assert found(eye_color="BRN", hair_color="RED?") == [
        ("code", "eye_color", "BRN", "report"),
        ("code", "hair_color", "RED?", "report"),
    ]
    assert judged(load(), eye_color="BRN", hair_color="RED?")[0] == "open"


def test_the_tables_that_ship_name_the_address_types_and_roles_that_the_edits_ask_for() -> None:
    with (settings.BASE_DIR / "reference/codes.csv").open(encoding="utf-8") as file:
        codes = [(row["table"], row["code"]) for row in csv.DictReader(file)]
    assert {code for table, code in codes if table == "ADDTP"} == {"STREET", "POBOX", "MILITARY"}
    assert {code for table, code in codes if table == "ADDRL"} == {
        "RESIDENTIAL",
        "MAILING",
        "BUSINESS",
        "UNKNOWN",
        "TRANSIENT",
    }
    assert load().address_types == {b"apo": b"military"}


def test_every_rule_of_one_court_holds_in_the_other_but_for_its_own_names_and_licences() -> None:
    one, other = load("ventura-2001"), load("vermont")
    own = {"name", "title", "case_prefix", "statute_names", "licence_patterns"}
    differs = {field for field in one.__dataclass_fields__ if getattr(one, field) != getattr(other, field)}
    assert (differs, set(other.licence_patterns)) == (own, {b"vt"})
