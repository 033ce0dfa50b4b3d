"""Grading: what is right, wrong or missing, said field by field; and files that cannot be graded."""

from datetime import date, timedelta
from typing import Any

import pytest

from accounts.models import User
from citations import profiles
from citations.conformance.grading import NotGradable, is_same
from citations.conformance.pack import Pack
from citations.conformance.services import try_pack
from citations.models import Citation, ConformanceTry, CourtAgency, Partner, Transfer
from tests.citations.conformance.conftest import DAY, written
from tests.citations.records import file_of, record
from workflow.errors import NotYou

pytestmark = pytest.mark.django_db


def graded(partner: Partner, actor: User, data: bytes, today: date = DAY) -> ConformanceTry:
    return try_pack(partner=partner, actor=actor, source=data, file_name="ours.txt", today=today)


def of(kept: ConformanceTry, key: str) -> dict[str, Any]:
    return next(each for each in kept.grades["scenarios"] if each["scenario"] == key)


def test_a_perfect_file_passes_and_nothing_of_it_is_kept(partner: Partner, poc: User, pack: Pack, stored: Any) -> None:
    kept = graded(partner, poc, written(pack))
    assert (kept.is_pass, kept.passed, kept.total, kept.by, kept.pack) == (True, 87, 87, poc, pack.digest)
    assert {each["state"] for each in kept.grades["scenarios"]} == {"right"}
    assert kept.grades["notes"] == []
    assert (Transfer.objects.count(), Citation.objects.count(), ConformanceTry.objects.count()) == (0, 0, 1)
    assert [path for path in stored.rglob("*") if path.is_file()] == []


def test_a_wrong_value_is_told_in_words(partner: Partner, poc: User, pack: Pack) -> None:
    kept = graded(partner, poc, written(pack, k12A={"eye_color": "GRN"}))
    wrong = of(kept, "12A")
    assert (wrong["state"], kept.passed) == ("wrong", 86)
    assert [each["words"] for each in wrong["differences"]] == ["Eye Color: you sent GRN, the scenario says BRO."]


def test_a_wrong_verdict_is_told_with_what_was_expected(partner: Partner, poc: User, pack: Pack) -> None:
    kept = graded(partner, poc, written(pack, k06B={"city": "OJAI"}))
    wrong = of(kept, "06B")
    assert wrong["expected"]["problems"] == [
        {"edit": "6", "field": "street_number"},
        {"edit": "6", "field": "city"},
    ]
    assert wrong["found"] == {"stage": "open", "problems": [{"edit": "6", "field": "street_number"}]}


def test_what_is_missing_and_what_belongs_to_none_is_named(partner: Partner, poc: User, pack: Pack) -> None:
    data = written(pack, without="05B") + record(citation_number="OTHER1") + b"\nshort\n"
    kept = graded(partner, poc, data)
    assert (of(kept, "05B")["state"], kept.passed, kept.is_pass) == ("missing", 86, False)
    assert kept.grades["strangers"] == [{"record": 87, "citation_number": "OTHER1"}]
    assert (kept.grades["received"], kept.grades["unreadable"]) == (88, 1)
    assert "count_mismatch" in [each["code"] for each in kept.grades["notes"]]


def test_a_header_of_another_agency_is_noted(partner: Partner, poc: User, pack: Pack) -> None:
    kept = graded(partner, poc, written(pack).replace(b"VCSO", b"OXN ", 1))
    assert ([each["code"] for each in kept.grades["notes"]], kept.is_pass) == (["agency_mismatch"], True)


def test_a_secret_is_never_repeated(partner: Partner, poc: User, pack: Pack) -> None:
    kept = graded(partner, poc, written(pack, k12A={"date_of_birth": "03031933", "driver_license_number": "Z7654321"}))
    told = of(kept, "12A")
    assert len(told["differences"]) == 2
    assert not any(secret in str(kept.grades) for secret in ("03031933", "Z7654321"))
    assert told["differences"][1]["words"].startswith("Date of Birth: what you sent is not what the scenario says")


def test_numbers_may_have_a_prefix_and_values_may_be_written_otherwise(partner: Partner, poc: User, pack: Pack) -> None:
    changed = {
        f"k{each.scenario.key}": {"citation_number": f"MPD-{each.number}"}
        for each in pack.asked
        if each.values["citation_number"]
    }
    changed["k05A"] |= {"approximate_speed": "080", "signed": "1", "eye_color": "bro", "accident": "N"}
    kept = graded(partner, poc, written(pack, without="", **changed))
    assert kept.is_pass
    assert of(kept, "05A")["beside"] == ["accident"]


@pytest.mark.parametrize(
    ("field", "sent", "said", "same"),
    [
        ("weight", b"0170", b"170", True),
        ("weight", b"17O", b"170", False),
        ("signed", b"1", b"Y", True),
        ("signed", b"", b"N", True),
        ("accident", b"Z", b"Q", False),
        ("violation_1_section", b"4000A", b"4000(a)", True),
        ("violation_1_statute", b"CVC", b"VC", True),
        ("address_type", b"APO", b"MILITARY", True),
        ("last_name", b"specimen", b"SPECIMEN", True),
        ("last_name", b"", b"SPECIMEN", False),
    ],
)
def test_texts_are_compared_by_what_they_mean(field: str, sent: bytes, said: bytes, same: bool) -> None:
    assert is_same(field, sent, said, profiles.load()) is same


def test_the_numbers_tell_the_day_of_the_pack(partner: Partner, poc: User, pack: Pack) -> None:
    kept = graded(partner, poc, written(pack), today=DAY + timedelta(92))
    assert (kept.grades["day"], kept.is_pass) == ("2016-06-30", True)
    with pytest.raises(NotGradable, match="not older than three months"):
        graded(partner, poc, written(pack), today=DAY + timedelta(93))


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty"),
        (b"\r\n\r\n", "line ends"),
        (b"PK\x03\x04\x14\x00\x00\x00\x08\x00zip", "ZIP archive"),
        ("A letter\n\nto the court\n".encode("utf-16"), "UTF-16"),
        (b"A letter\nto the court\n", "do not have the length"),
        (file_of(record()), "No record has the citation number"),
    ],
)
def test_a_file_that_is_no_answer_gets_a_sentence_and_no_try(
    data: bytes, sentence: str, partner: Partner, poc: User
) -> None:
    with pytest.raises(NotGradable, match=sentence):
        graded(partner, poc, data)
    assert ConformanceTry.objects.count() == 0


def test_without_its_agency_in_the_tables_nothing_passes(partner: Partner, poc: User, pack: Pack) -> None:
    CourtAgency.objects.filter(code="VCSO").delete()
    with pytest.raises(NotGradable, match="do not have the agency"):
        graded(partner, poc, written(pack))


@pytest.mark.parametrize(
    ("role", "may"), {"head": 1, "poc": 1, "dps": 1, "jb": 1, "admin": 1, "stranger_poc": 0}.items()
)
def test_people_of_the_agency_and_of_the_state_may_try(
    role: str, may: int, partner: Partner, pack: Pack, request: Any
) -> None:
    actor = request.getfixturevalue(role)
    if may:
        assert graded(partner, actor, written(pack)).by == actor
    else:
        with pytest.raises(NotYou):
            graded(partner, actor, written(pack))
    assert ConformanceTry.objects.count() == may
