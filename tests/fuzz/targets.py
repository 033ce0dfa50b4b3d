"""What must be so whatever bytes somebody sends. Each target takes bytes and fails with an assertion.

Both are held against the contract as the tests wrote it down a second time, so a wrong answer is found as well as a crash.
"""

import random
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple, Protocol

from citations.disposition import STAGES
from citations.edits.examiner import Examiner
from citations.judging import Draft, OnFile, decide, draft_of, finish
from citations.layout.citation import CITATION, LENGTH, MEANING, OWNER
from citations.profiles import load
from citations.reading.cutting import Cutter
from citations.reading.files import Reading, read
from citations.reading.labels import Label, labels_of
from citations.reading.survey import names_of, pieces, raw_of, survey, told
from tests.citations import file_oracle
from tests.citations.oracle import DATA, LAYOUT, Court, Record, text_of
from tests.citations.records import SAMPLE, TODAY
from tests.citations.test_fuzz import FAMILIES, spoil
from tests.citations.test_oracle import CHOICES, odd_record

COURT = Court(DATA / "reference-sample")
CUTTER = Cutter(CITATION, (OWNER[0], OWNER[-1]), ("violation_2_section", "violation_8_over_limit"))
EXAMINER = Examiner(load(), SAMPLE, TODAY)
WEIGHTS = {"hold", "hold_soft", "report", "warning", "note"}
SECRETS = ("social_security_number", "date_of_birth", "driver_license_number")
PLACES = [(int(row["start"]) - 1, int(row["end"])) for row in LAYOUT]
ANYTHING = CITATION.by_key["officer_remarks"].start
"""A byte that no edit reads."""
MANY = 24_000
"""Bytes of the longest file that is tried: a header and seven records, and some more."""


def check_labels(labels: Iterable[Label], size: int) -> None:
    """Every byte of a file has exactly one label, and the labels stand in order."""
    listed = list(labels)
    edges = [0, *(label.end for label in listed)]
    assert [label.start for label in listed] == edges[:-1], "a gap or an overlap"
    assert edges[-1] == size, "the labels end elsewhere than the file"
    assert all(label.end > label.start for label in listed), "a label without a byte"


def check_cut(raw: bytes) -> None:
    """The texts of a record's fields are those that the published table gives, and odd bytes are seen where they are."""
    texts, _, odd = CUTTER.cut(raw)
    whole = raw.ljust(LENGTH)
    sliced = [whole[start:end] for start, end in PLACES]
    assert list(texts) == [text_of(each).encode("latin-1") for each in sliced]
    assert list(odd) == [number for number, each in enumerate(sliced) if any(not 32 <= byte <= 126 for byte in each)]


def check_again(reading: Reading, data: bytes) -> None:
    """The pieces of a file, put together with the longest line end, read the same."""
    spans = [*filter(None, [reading.header_span]), *reading.records()]
    contents = [data[start:end] for start, end in spans]
    again_data = data[: reading.body[0]] + b"\r\n".join(contents)
    again = read(again_data)
    spans = [*filter(None, [again.header_span]), *again.records()]
    assert [again_data[start:end] for start, end in spans] == contents
    assert (again.header, again.notes) == (reading.header, reading.notes)


def read_any(data: bytes) -> None:
    """Read a file. No bytes make the reader fail, lose a byte, or say other than the contract."""
    reading = read(data)
    check_labels(labels_of(reading), len(data))
    found = [span for _, span in pieces(reading)]
    labelled = [(label.start, label.end) for label in labels_of(reading) if label.kind in ("record", "unreadable")]
    if reading.is_readable:
        assert [span for span in found if span[0] < span[1]] == labelled
        check_again(reading, data)
    notes, header, spans = file_oracle.cut(data)
    sent_on = reading.header.sent_on
    told_by_header = {"date": sent_on and sent_on.isoformat(), "count": reading.header.count}
    assert (reading.notes, told_by_header | {"agency": reading.header.agency}) == (notes, header)
    assert found == spans
    for pads in (False, True):
        # A channel's name comes from elsewhere and may have letters that no file can have.
        looked = survey(reading, "\u0100", pads=pads)
        assert looked.received == len(found)
        assert len(set(looked.notes)) == len(told(looked.notes))
        for start, end in found:
            check_record(data[start:end], raw_of(reading, (start, end), pads=pads), pads=pads and reading.has_lines)


def check_record(raw: bytes, given: bytes, *, pads: bool) -> None:
    """What can be cut is handed on as it is, or with the blanks that its line lost, and names whom its fields name."""
    whole = raw.ljust(MEANING) if pads and raw else raw
    if len(whole) not in (MEANING, LENGTH):
        assert raw.startswith(given)
        assert names_of(raw) == ("", "")
        return
    assert given == whole
    check_cut(given)
    assert names_of(given) == (text_of(given[:12]), text_of(given[24:38]))


def examine_any(data: bytes) -> None:
    """Examine a readable record. Its problems are those of the contract, in its order, and keep its secrets."""
    raw = data[:LENGTH].ljust(MEANING)
    other = bytearray(raw)
    other[ANYTHING] ^= 1
    drafts = [draft_of(number, (0, len(raw)), each) for number, each in enumerate((raw, bytes(other), raw), 1)]
    accepted = list(decide(drafts, EXAMINER, OnFile()))
    finish(drafts)
    check_on_file(drafts, is_accepted=any(draft is drafts[0] for draft in accepted))
    verdict = drafts[0].verdict()
    assert verdict.stage in STAGES
    stage, problems = Record(raw, COURT, TODAY).verdict()
    listed = [(each.edit, each.field, each.value, each.weight) for each in verdict.problems]
    assert (verdict.stage, listed) == (stage, [tuple(each.values()) for each in problems])
    order = [each.place for each in drafts[0].problems]
    assert all(one < other for one, other in pairwise(order)), "out of order, or twice"
    for edit, field, value, weight in listed:
        assert field in CITATION.by_key, edit
        assert weight in WEIGHTS
        assert field != SECRETS[0] or not value.strip("*")
    messages = [each.message for each in verdict.problems]
    assert all(message.strip() and "\n" not in message and "{" not in message for message in messages)
    secrets = [text_of(raw[CITATION.by_key[key].cut]) for key in SECRETS]
    # Shorter texts, or texts of letters only, stand in sentences by chance.
    long = [text for text in secrets if len(text) > 5 and any(letter.isdigit() for letter in text)]
    assert not any(text in message for text in long for message in messages), "a sentence tells a secret"


def check_on_file(drafts: list[Draft], *, is_accepted: bool) -> None:
    """After an accepted record the same one is skipped, and one with its number is warned about."""
    first, second, third = (draft.verdict() for draft in drafts)
    assert (third.stage == "skipped") == is_accepted
    is_warned = "16" in [problem.edit for problem in second.problems]
    assert is_warned == (is_accepted and drafts[0].key is not None)
    assert second.stage == first.stage


def spoil_record(data: bytes, chance: random.Random) -> bytes:
    """A record with a few fields filled with what may be good or bad there."""
    record = bytearray(data[:LENGTH].ljust(LENGTH))
    for field in chance.choices(CITATION.fields, k=chance.randint(1, 6)):
        text = chance.choice([*CHOICES[field.key], ""])
        entered = text if isinstance(text, bytes) else text.encode("latin-1")
        record[field.cut] = entered[: field.width].ljust(field.width)
    return bytes(record)


def records_of_families() -> list[bytes]:
    """The records of all families that can be cut into fields, each once, and some odd ones."""
    found = {data[start:end] for data in FAMILIES.values() for _, (start, end) in pieces(read(data))}
    chance = random.Random(0)
    odd = {odd_record(chance) for _ in range(60)}
    return sorted(raw for raw in found | odd if len(raw) in (MEANING, LENGTH))


class Check(Protocol):
    """What must be so of some bytes."""

    def __call__(self, data: bytes, /) -> None: ...


class Spoil(Protocol):
    """Spoils some bytes, the same ones alike for the same chance."""

    def __call__(self, data: bytes, chance: random.Random, /) -> bytes: ...


class Target(NamedTuple):
    """Something to try: what must be so, how to spoil bytes with some knowledge of them, where to begin, and how long."""

    check: Check
    spoil: Spoil
    seeds: list[bytes]
    longest: int


TARGETS = {
    "reader": Target(read_any, spoil, list(FAMILIES.values()), MANY),
    "examiner": Target(examine_any, spoil_record, records_of_families(), LENGTH),
}
