"""Edit 16: a warning that names the case (C-EDIT-16). What is on file is tried with the commands."""

from citations.edits.edit_16_on_file import key_of, on_file
from citations.edits.examiner import Examiner
from citations.profiles import load
from tests.citations.records import NOTHING, SAMPLE, TODAY, record


def examined(tables=SAMPLE, **fields):
    return Examiner(load(), tables, TODAY).examine(record(**fields))


def test_agency_and_number_are_compared_without_case():
    assert key_of(examined(issuing_agency="vcso", citation_number="t1")) == (b"vcso", b"t1")


def test_an_unknown_agency_and_a_blank_number_have_no_key():
    assert key_of(examined(issuing_agency="ZZZ")) is None
    assert key_of(examined(issuing_agency="")) is None
    assert key_of(examined(citation_number="")) is None
    assert key_of(examined(NOTHING, issuing_agency="ZZZ")) == (b"zzz", b"t000001")


def test_the_warning_names_the_case_and_changes_nothing_else():
    x = examined()
    on_file(x, "VCT-2016-000007")
    [problem] = x.problems
    assert (problem.edit, problem.field, problem.value, problem.weight.name) == (
        "16",
        "citation_number",
        "T000001",
        "warning",
    )
    assert "VCT-2016-000007" in problem.message


def test_a_dry_run_has_no_case_to_name():
    x = examined()
    on_file(x, None)
    assert "earlier record" in x.problems[0].message
