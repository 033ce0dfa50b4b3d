"""The contract's 25 records, through the pure pipeline: reader, edits, stage."""

import hashlib
import json
from datetime import date
from typing import Any

import pytest

from citations.disposition import stage_of
from citations.edits.examiner import Examiner
from citations.profiles import load
from citations.reading.files import read
from citations.reading.survey import is_readable
from tests.citations.reference import DATA, sample_tables

SAMPLE = (DATA / "sample-25.txt").read_bytes()
EXPECTED: dict[str, Any] = json.loads((DATA / "sample-25.expected.json").read_text())
READ_ALONE = [each for each in EXPECTED["records"] if each["stage"] not in ("unreadable", "skipped")]


def test_the_header_and_the_spans_are_those_of_the_contract():
    reading = read(SAMPLE)
    header = EXPECTED["header"]
    assert hashlib.sha256(SAMPLE).hexdigest() == EXPECTED["sha256"]
    assert [
        reading.header.sent_on and reading.header.sent_on.isoformat(),
        reading.header.count,
        reading.header.agency,
    ] == [header["date"], header["count"], header["agency"]]
    assert [list(span) for span in reading.records()] == [each["span"] for each in EXPECTED["records"]]


@pytest.mark.parametrize("expected", READ_ALONE, ids=lambda each: f"record {each['record']}")
def test_a_record_has_the_stage_and_the_problems_of_the_contract(expected):
    profile = load()
    examiner = Examiner(profile, sample_tables(), date(2016, 6, 30))
    start, end = expected["span"]
    problems = sorted(examiner.examine(SAMPLE[start:end]).problems, key=lambda problem: problem.place)
    found = [
        {"edit": each.edit, "field": each.field, "value": each.value, "weight": each.weight.name} for each in problems
    ]
    # Edit 16 is asked by filing, which knows what is on file.
    assert found == [each for each in expected["problems"] if each["edit"] != "16"]
    assert stage_of(problems, profile) == expected["stage"]


def test_a_record_of_another_length_is_not_readable():
    for each in EXPECTED["records"]:
        start, end = each["span"]
        assert is_readable(end - start) == (each["stage"] != "unreadable")
