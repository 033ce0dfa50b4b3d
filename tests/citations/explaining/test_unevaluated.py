"""What could not be asked of a record is named, and was indeed not asked."""

from random import Random

import pytest

from citations import profiles
from citations.edits.examiner import Examiner
from citations.explaining.unevaluated import not_evaluated
from tests.citations.records import SPEED, TODAY, record
from tests.citations.reference import sample_tables

EXAMINER = Examiner(profiles.load(), sample_tables(), TODAY)
WORDS = {
    "4": "4 Over limit",
    "5": "5 Speeds",
    "9": "9 Officer and badge differ",
    "11": "11 Appearance date",
    "12": "12 Date of birth",
    "14": "14 Charge",
    "15": "15 Vacation",
    "16": "16 Number on file",
    "17": "17 Licence number",
    "20": "20 Speed check",
}


def silences(**fields):
    problems = EXAMINER.examine(record(**fields)).problems
    return not_evaluated((each.edit, each.field) for each in problems)


def test_a_good_record_has_none():
    assert silences() == []


@pytest.mark.parametrize(
    ("fields", "edits"),
    [
        ({"violation_date": ""}, "4 5 11 12 14 20"),
        ({"violation_date": "13452016"}, "4 5 11 12 14 20"),
        ({"violation_date": "01012090"}, "4 5 11 12 14 20"),
        ({"issuing_agency": "NOBODY"}, "9 16"),
        ({"citation_number": ""}, "16"),
        ({"appearance_date": ""}, "11"),
        ({"date_of_birth": "99999999"}, "12"),
        ({"driver_license_number": "A1", "driver_license_state": "ZZ"}, "17"),
        ({"officer_vacation_start": "06012016", "officer_vacation_end": "99999999"}, "15"),
        (SPEED | {"approximate_speed": "X"}, "20"),
    ],
)
def test_each_cause_silences_its_edits(fields, edits):
    [silence] = silences(**fields)
    assert silence.edits == tuple(WORDS[edit] for edit in edits.split())
    assert silence.because.endswith("is not known.")


def test_an_edit_is_named_once_with_its_first_cause():
    assert [each.edits for each in silences(violation_date="", appearance_date="")] == [
        tuple(WORDS[edit] for edit in ("4", "5", "11", "12", "14", "20"))
    ]


def test_of_a_refused_charge_nothing_more_is_asked():
    [silence] = silences(violation_1_section="9999")
    assert silence.edits == (WORDS["4"], WORDS["5"], WORDS["20"])
    assert "Violation 1" in silence.because


def test_no_edit_that_is_called_silent_has_found_anything():
    chance, spoils = Random(3), [
        ("violation_date", ("", "00000000", "01012090", "XX")),
        ("issuing_agency", ("", "NOBODY")),
        ("citation_number", ("",)),
        ("appearance_date", ("", "06012016", "99999999")),
        ("date_of_birth", ("99999999", "06302016", "06012016")),
        ("driver_license_state", ("ZZ", "CA", "")),
        ("officer_vacation_start", ("06152016", "9")),
        ("officer_vacation_end", ("06012016", "9")),
        ("approximate_speed", ("X", "005", "")),
        ("officer_last_name", ("SOMEBODY", "")),
    ]  # fmt: skip
    for _ in range(2_000):
        fields = SPEED | {key: chance.choice(texts) for key, texts in chance.sample(spoils, chance.randint(0, 6))}
        problems = EXAMINER.examine(record(**fields)).problems
        silent = {edit for each in not_evaluated((it.edit, it.field) for it in problems) for edit in each.edits}
        assert not silent & {WORDS.get(each.edit) for each in problems if each.edit != "14"}
