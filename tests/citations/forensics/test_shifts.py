"""Planted shifts are found, and what is only wrong is not called shifted (N-08)."""

import random
import time
from collections.abc import Callable

import pytest

from citations.forensics.looking import Looker
from citations.forensics.scoring import Codes, Scorer
from citations.layout.citation import CITATION, LENGTH
from tests.citations.forensics.conftest import sample_codes
from tests.citations.records import record
from tests.citations.reference import DATA

FIELDS = CITATION.fields
SIGNS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
LINES = [
    line.rstrip(b"\r").ljust(LENGTH)
    for line in (DATA / "sample-25.txt").read_bytes().split(b"\n")[1:]
    if len(line.rstrip(b"\r")) in (LENGTH - 1, LENGTH)
]
HARM = 5
"""So many judged fields must read wrong behind the place for a shift to be sure to be found."""


def planted(raw: bytes, start: int, by: int, chance: random.Random) -> bytes:
    """A record that lost bytes before a byte, or got some there; still of full length."""
    if by < 0:
        return (raw[: max(0, start + by)] + raw[max(start, -by) :]).ljust(LENGTH)
    return (raw[:start] + bytes(chance.choice(SIGNS) for _ in range(by)) + raw[start:])[:LENGTH]


def harm(raw: bytes, spoiled: bytes, first: int, scorer: Scorer) -> int:
    """Judged fields that were right and are not any more."""
    return sum(
        scorer.fit(each.index, raw[each.cut]).points > 0 and scorer.fit(each.index, spoiled[each.cut]).points <= 0
        for each in FIELDS[first:]
    )


def test_bytes_lost_or_put_in_before_any_field_are_found(looker: Looker) -> None:
    chance, scorer = random.Random(8), Scorer(sample_codes())
    tried = found = wrong = 0
    for raw in LINES:
        for field in FIELDS:
            for by in (-2, -1, 1, 2):
                spoiled = planted(raw, field.start - 1, by, chance)
                guess = looker.look(spoiled)
                wrong += guess is not None and guess.by != by
                if harm(raw, spoiled, field.index, scorer) >= HARM:
                    tried += 1
                    found += guess is not None and guess.by == by
    assert (tried > 7_000, wrong) == (True, 0)
    assert found / tried >= 0.99, f"{found} of {tried}"


def test_the_sentence_names_distance_way_byte_and_field(looker: Looker) -> None:
    raw = record(
        officer_badge="601",
        officer_first_name="ANN",
        appearance_time="0830",
        appearance_ampm="A",
        signed="Y",
        officer_remarks="X",
    )
    start = CITATION.by_key["officer_badge"].start - 1
    guess = looker.look((raw[: start - 1] + raw[start:]).ljust(LENGTH))
    assert guess is not None
    assert guess.sentence == (
        f"This record looks shifted by one byte to the left from byte {start + 1} (Officer Badge Number) on."
    )
    assert guess.straight == raw
    assert guess.passes > guess.passed
    right = looker.look((raw[:start] + b"ZZ" + raw[start:])[:LENGTH])
    assert right is not None
    assert "shifted by two bytes to the right from byte" in right.sentence
    assert right.straight == raw


def test_a_record_that_is_longer_or_shorter_was_shifted_by_as_much(looker: Looker) -> None:
    raw = LINES[0]
    start = CITATION.by_key["officer_badge"].start - 1
    long, short = looker.look(raw[:start] + b"ABCD" + raw[start:]), looker.look(raw[: start - 3] + raw[start:])
    assert long is not None
    assert short is not None
    assert ((long.kind, long.by), (short.kind, short.by)) == (("shift", 4), ("shift", -3))


def test_a_header_of_another_length_shifts_everything_by_twelve(looker: Looker) -> None:
    guess = looker.look((LINES[0] + LINES[1])[12 : 12 + LENGTH])
    assert guess is not None
    assert (guess.kind, "by twelve bytes to the left" in guess.sentence) == ("header length", True)


Spoiler = Callable[[bytes, random.Random], bytes]


def as_it_is(raw: bytes, chance: random.Random) -> bytes:
    return raw


def with_typos(raw: bytes, chance: random.Random) -> bytes:
    spoiled = bytearray(raw)
    entered = [each for each in FIELDS if raw[each.cut].strip()]
    for each in chance.sample(entered, chance.randint(3, 10)):
        text = bytearray(raw[each.cut].strip())
        place, kind = chance.randrange(len(text)), chance.randrange(4)
        if kind == 0:
            text[place] = chance.choice(SIGNS)
        elif kind == 1:
            del text[place]
        elif kind == 2:
            text.insert(place, chance.choice(SIGNS))
        else:
            text[:0] = b" "
        spoiled[each.cut] = bytes(text)[: each.width].ljust(each.width)
    return bytes(spoiled)


def with_codes(raw: bytes, chance: random.Random) -> bytes:
    spoiled = bytearray(raw)
    for each in chance.sample(FIELDS[:-1], chance.randint(3, 20)):
        text = bytes(chance.choice(SIGNS) for _ in range(chance.randint(1, min(each.width, 14))))
        spoiled[each.cut] = text.ljust(each.width)
    return bytes(spoiled)


def with_other_flags(raw: bytes, chance: random.Random) -> bytes:
    spoiled = bytearray(raw)
    for each in FIELDS:
        if each.width <= 3:
            spoiled[each.cut] = bytes(chance.choice(SIGNS) for _ in range(each.width))
    return bytes(spoiled)


def with_texts_at_the_right(raw: bytes, chance: random.Random) -> bytes:
    spoiled = bytearray(raw)
    for each in FIELDS:
        spoiled[each.cut] = raw[each.cut].strip().rjust(each.width)
    return with_typos(bytes(spoiled), chance)


def with_other_dates(raw: bytes, chance: random.Random) -> bytes:
    spoiled = bytearray(raw)
    for each in FIELDS:
        if each.kind == "date" and (text := raw[each.cut].strip()):
            spoiled[each.cut] = chance.choice([text[4:] + text[:4], text[1:] + b" ", text[:4] + text[6:] + b"  "])
    return with_typos(bytes(spoiled), chance)


def noise(raw: bytes, chance: random.Random) -> bytes:
    return bytes(chance.randrange(32, 127) for _ in range(LENGTH))


@pytest.mark.parametrize(
    "spoil",
    [as_it_is, with_typos, with_codes, with_other_flags, with_texts_at_the_right, with_other_dates, noise],
)
def test_what_is_only_wrong_is_not_called_shifted(looker: Looker, spoil: Spoiler) -> None:
    chance = random.Random(spoil.__name__)
    guesses = [looker.look(spoil(LINES[number % len(LINES)], chance)) for number in range(1_500)]
    assert [guess.sentence for guess in guesses if guess] == []


def test_without_any_table_of_the_court_nothing_fails_and_little_is_claimed() -> None:
    bare, chance = Looker(Codes()), random.Random(3)
    assert [bare.look(raw) for raw in LINES if bare.look(raw)] == []
    assert [bare.look(bytes(chance.randrange(256) for _ in range(size))) for size in (0, 1, 11, 2_684, 2_700)] == [
        None
    ] * 5


def test_a_record_takes_five_milliseconds_at_most() -> None:
    chance = random.Random(4)
    spoiled = [planted(raw, 1_114, -1, chance) for raw in LINES] + [noise(b"", chance) for _ in range(20)]
    rounds = []
    for _ in range(3):
        looker = Looker(sample_codes())
        begin = time.process_time()
        for raw in spoiled:
            looker.look(raw)
        rounds.append((time.process_time() - begin) / len(spoiled))
    assert min(rounds) <= 0.005
