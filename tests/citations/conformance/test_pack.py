"""The pack: every edit has scenarios, each verdict is what filing gives, and nothing is asked that the court cannot judge."""

import io
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.management import call_command

from citations import edits, profiles
from citations.conformance.pack import Pack, make
from citations.conformance.queries import court_of
from citations.conformance.scenario import Scenario
from citations.conformance.scenarios import SCENARIOS
from citations.conformance.words import Court
from citations.disposition import STAGES, UNREADABLE
from citations.edits.rules import EDITS
from citations.edits.tables import Tables
from citations.explaining.plain_words import ERRORS
from citations.keeping import storage
from citations.layout.citation import CITATION
from citations.models import Charge, CourtAgency, CourtOfficer, Partner, RuleWeight
from citations.services.filing import rehearse
from tests.citations.conformance.conftest import DAY, written

pytestmark = pytest.mark.django_db

UNNUMBERED = ("type", "code", "structure", "reserved")


def numbers() -> set[str]:
    """Every numbered edit there is: those that are asked in a row, and those that have a file of their own."""
    asked = {edit.__module__.rpartition(".")[2] for edit in EDITS}
    files = {path.stem for path in Path(edits.__file__).parent.glob("edit_*.py")}
    assert asked <= files
    return {name.split("_")[1].lstrip("0") for name in files}


def found_by(edit: str) -> list[Scenario]:
    return [each for each in SCENARIOS if edit in {problem[0] for problem in each.problems}]


def test_every_edit_has_a_scenario_that_is_right_and_one_that_is_wrong() -> None:
    every = numbers() | set(UNNUMBERED)
    assert {edit for edit, _ in ERRORS} == every
    assert {edit for edit in every if not found_by(edit)} == set()
    assert {edit for edit in every if not any(it.is_clean and it.edit == edit for it in SCENARIOS)} == set()


def test_each_of_the_ten_reasons_to_hold_is_shown_right_and_wrong_and_in_a_rejection() -> None:
    ten = set(range(1, 11))
    assert {it for each in SCENARIOS if each.is_clean for it in each.triggers} == ten
    assert {it for each in SCENARIOS if each.stage == "temporary" for it in each.triggers} == ten
    # A citation without a number is only told from others as long as there is one of them.
    assert {it for each in SCENARIOS if each.stage == "rejected" for it in each.triggers} == ten - {2}
    assert {each.stage for each in SCENARIOS} == set(STAGES) - {UNREADABLE}


def test_keys_are_three_characters_and_name_one_scenario_each() -> None:
    keys = [each.key for each in SCENARIOS]
    assert (len(set(keys)), {len(key) for key in keys}) == (len(keys), {3})
    assert {each.number_of for each in SCENARIOS} - set(keys) == {""}
    assert all(set(each.values) <= set(CITATION.by_key) for each in SCENARIOS)


def test_under_the_published_rules_every_scenario_has_the_verdict_that_it_says(pack: Pack) -> None:
    assert [each.scenario.key for each in pack.left_out] == ["01G"]
    assert [(it.scenario.key, it.stage) for it in pack.asked] == [
        (it.scenario.key, it.scenario.stage) for it in pack.asked
    ]
    assert all(set(it.problems) == set(it.scenario.problems) for it in pack.asked)


def test_filing_gives_the_verdicts_that_the_pack_says(pack: Pack) -> None:
    data = written(pack)
    sha256 = storage.sha256_of(data)
    verdict = rehearse(source=data, sha256=sha256, agency="VCSO", profile=profiles.load(), today=DAY)
    assert [(each.stage, tuple((it.edit, it.field) for it in each.problems)) for each in verdict.records] == [
        (each.stage, each.problems) for each in pack.asked
    ]


def test_an_agency_with_a_location_of_its_own_gets_other_scenarios(partner: Partner, court: Court) -> None:
    oxnard = replace(court, agency="OXN", officers=(("700", "FLORES"), ("700", "NELSON")))
    pack = make(oxnard, DAY)
    assert [each.scenario.key for each in pack.left_out] == ["01C", "COE"]
    assert "01G" in {each.scenario.key for each in pack.asked}


def test_the_words_are_rows_of_the_courts_own_tables(pack: Pack) -> None:
    clean = pack.asked[0].values
    assert CourtOfficer.objects.filter(
        agency="VCSO", badge=clean["officer_badge"], last_name=clean["officer_last_name"]
    ).exists()
    assert Charge.objects.filter(statute=clean["violation_1_statute"], section=clean["violation_1_section"]).exists()
    assert (clean["issuing_agency"], clean["violation_date"]) == ("VCSO", "06232016")


def test_what_an_empty_table_cannot_show_is_left_out_and_named(court: Court) -> None:
    bare = make(replace(court, tables=Tables(), officers=(), charges=(), codes={}, locations=()), DAY)
    left_out = {each.scenario.key: each.reason for each in bare.left_out}
    assert {"09A", "09B", "10B", "COC", "COD", "COE", "14B", "04A", "05B"} <= set(left_out)
    assert left_out["09B"] == "The court's table of officers has nobody of this agency."
    assert {"01A", "01B", "02B", "03C", "06B", "11B", "16B"} <= {each.scenario.key for each in bare.asked}
    assert all(reason.endswith(".") for reason in left_out.values())


def test_an_agency_that_the_court_does_not_know_gets_no_pack(court: Court) -> None:
    pack = make(replace(court, agency="NOBODY"), DAY)
    assert pack.asked == ()
    assert {each.reason for each in pack.left_out} == {"The court's tables do not have the agency."}


def test_a_repeated_number_goes_with_the_scenario_that_it_repeats(court: Court) -> None:
    first, second = (next(each for each in SCENARIOS if each.key == key) for key in ("16A", "16B"))
    pack = make(court, DAY, (replace(first, problems=(("1", "issuing_agency"),)), second))
    assert [(each.scenario.key, each.reason.split()[0]) for each in pack.left_out] == [("16A", "The"), ("16B", "It")]


def test_the_digest_is_of_what_is_asked_and_not_of_the_day(partner: Partner, pack: Pack) -> None:
    later = make(court_of(partner), DAY + timedelta(40))
    assert (later.digest, later.asked[0].raw == pack.asked[0].raw) == (pack.digest, False)
    CourtOfficer.objects.filter(agency="VCSO").update(last_name="RENAMED")
    assert make(court_of(partner), DAY).digest != pack.digest


def test_a_rule_that_the_court_weighs_anew_changes_what_is_expected(partner: Partner, pack: Pack) -> None:
    RuleWeight.objects.create(profile="ventura-2001", problem="6 missing", weight="hold")
    renewed = make(court_of(partner), DAY)
    stages = {each.scenario.key: each.stage for each in renewed.asked}
    assert (stages["06D"], renewed.digest == pack.digest) == ("temporary", False)


@pytest.mark.parametrize("day", [date(2016, 2, 29), date(2015, 12, 31), date(2016, 1, 1)])
def test_a_pack_can_be_made_on_any_day(day: date, court: Court) -> None:
    assert len(make(court, day).asked) == len(SCENARIOS) - 1


def test_the_tables_that_ship_make_a_whole_pack(partner: Partner) -> None:
    CourtAgency.objects.all().delete()
    call_command("load_reference", "reference", stdout=io.StringIO())
    pack = make(court_of(partner), date(2026, 11, 25))
    assert {each.scenario.key for each in pack.left_out} <= {"01G", "COD"}
