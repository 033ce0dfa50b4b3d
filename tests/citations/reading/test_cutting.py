"""Blank runs and wide fields are not cut; what rules ask for is always there."""

import struct
from random import Random

import pytest

from citations import profiles
from citations.edits.examination import Examination
from citations.edits.examiner import CUTTER, UNREAD, Examiner
from citations.edits.known import KnownTexts
from citations.edits.rules import EDITS
from citations.edits.types import types
from citations.layout.citation import CITATION, LENGTH, OWNER, at
from citations.reading.text import text_of
from tests.citations.records import TODAY
from tests.citations.reference import sample_tables

SLOW = struct.Struct("".join(f"{field.width}s" for field in CITATION.fields))


def record(**texts: bytes) -> bytes:
    line = bytearray(b" " * LENGTH)
    for key, text in texts.items():
        field = CITATION.by_key[key]
        line[field.cut] = text.ljust(field.width)
    return bytes(line)


def by_hand(line: bytes) -> dict[str, bytes]:
    return {
        field.key: text_of(raw) for field, raw in zip(CITATION.fields, SLOW.unpack(line.ljust(LENGTH)), strict=True)
    }


@pytest.mark.parametrize("length", [LENGTH, LENGTH - 1])
def test_texts_are_those_of_a_plain_cut(length):
    chance = Random(7)
    for _ in range(300):
        keys = chance.sample([field.key for field in CITATION.fields], chance.randint(0, 60))
        line = record(**{key: b"A"[: CITATION.by_key[key].width] for key in keys})[:length]
        texts, _, odd = CUTTER.cut(line)
        expected = by_hand(line)
        unread = () if any(expected[key] for key in OWNER) else UNREAD
        got = {field.key: text for field, text in zip(CITATION.fields, texts, strict=True)}
        assert got == expected | dict.fromkeys(unread, b"")
        assert not odd


def test_odd_bytes_of_a_field_that_nobody_reads_are_seen():
    texts, _, odd = CUTTER.cut(record(officer_remarks=b"wet\x07road", citation_number=b"N1"))
    assert list(odd) == [at("officer_remarks")]
    assert texts[at("officer_remarks")] == b"wet road"


def test_white_bytes_that_are_no_spaces_are_odd():
    for white in b"\t\n\v\f\r":
        _, _, odd = CUTTER.cut(record(city=bytes([white])))
        assert list(odd) == [at("city")]


class Watched(list[bytes]):
    """Texts that remember which of them were asked for."""

    def __init__(self, texts):
        super().__init__(texts)
        self.asked = set()

    def __getitem__(self, index):
        self.asked.add(index)
        return super().__getitem__(index)


def test_no_rule_asks_for_an_unread_field_where_there_is_no_owner():
    profile, tables = profiles.load(), sample_tables()
    examiner, known = Examiner(profile, tables, TODAY), KnownTexts(profile, tables, TODAY).by_day[TODAY]
    chance = Random(11)
    keys = [field.key for field in CITATION.fields if field.key not in OWNER and field.key not in UNREAD]
    asked = set()
    for _ in range(500):
        line = record(**{key: b"9"[: CITATION.by_key[key].width] for key in chance.sample(keys, chance.randint(0, 70))})
        x = Examination(examiner, Watched(CUTTER.cut(line)[0]))
        x.violation = TODAY
        x.is_owner_responsible, x.is_owner_same = chance.random() < 0.5, chance.random() < 0.5
        types(x, known)
        for edit in EDITS:
            edit(x)
        asked |= x.text.asked
    assert not {CITATION.fields[index].key for index in asked} & set(UNREAD)
    assert at("citation_number") in asked
