"""The result of weighing: as it is stored, and together with others."""

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


def test_a_result_is_stored_with_its_lists_in_a_fixed_order():
    assert tallied(STAYS, MOVED).as_json() == {
        "examined": 2,
        "changed": 2,
        "moves": [{"from": "open", "to": "temporary", "count": 1}],
        "problems": [
            {"edit": "14", "field": "violation_1_section", "appear": 1, "go": 0},
            {"edit": "code", "field": "race", "appear": 0, "go": 1},
        ],
        "agencies": [
            {"agency": "CHP", "examined": 1, "changed": 1},
            {"agency": "VCSO", "examined": 1, "changed": 1},
        ],
        "records": [
            {
                "pk": 7,
                "agency": "vcso",
                "number": "A1",
                "from": "open",
                "to": "temporary",
                "appear": [["14", "violation_1_section"]],
                "go": [],
            },
            {
                "pk": 3,
                "agency": "CHP",
                "number": "A2",
                "from": "open",
                "to": "open",
                "appear": [],
                "go": [["code", "race"]],
            },
        ],
        "unopened": 0,
        "unopened_records": [],
    }


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
