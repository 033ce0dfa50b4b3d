"""The result of weighing: the same again after it was stored, and together with others."""

import json

from citations.impact.impact import MOST, ChangedRecord, Impact, Tally, together
from citations.impact.words import sentences

MOVED = ChangedRecord(7, "vcso", "A1", "open", "temporary", (("14", "violation_1_section"),), ())
STAYS = ChangedRecord(3, "CHP", "A2", "open", "open", (), (("code", "race"),))


def tallied(*records: ChangedRecord) -> Impact:
    tally = Tally()
    for record in records:
        tally.examined[record.agency.upper()] += 1
        tally.add(record)
    return tally.impact()


def test_a_result_is_the_same_after_it_was_stored():
    impact = tallied(STAYS, MOVED)
    assert Impact.from_json(json.loads(json.dumps(impact.as_json()))) == impact


def test_records_in_another_stage_come_first():
    assert [each.citation for each in tallied(STAYS, MOVED).records] == [7, 3]


def test_few_records_are_named_and_all_are_counted():
    impact = tallied(*[STAYS._replace(citation=number) for number in range(1_000)])
    assert (impact.changed, len(impact.records), impact.moved) == (1_000, MOST, 0)


def test_results_about_different_records_add_up():
    assert together([tallied(STAYS), tallied(MOVED)]) == tallied(STAYS, MOVED)
    assert together([]) == Impact()


def test_sentences_say_one_and_many():
    said = list(sentences(tallied(MOVED, MOVED, STAYS), 1))
    assert said[:3] == [
        "3 records of the last 1 day were looked at.",
        "3 records would be different, 2 of them in another stage.",
        "2 records would be temporary instead of open.",
    ]
    assert "VCSO: 2 records." in said
    assert "Citation A1 would be temporary instead of open." in said
