"""Files sent one after the other, with and without a dry run before: the command and the contract said twice agree."""

import random

import pytest

from tests.citations.file_oracle import Files
from tests.citations.oracle import DATA, Court
from tests.citations.records import TODAY, header, record
from tests.citations.test_oracle import odd_record

FILES = 25


def odd_file(chance: random.Random, pool: list[bytes]) -> bytes:
    """A file of a few records that may have been sent before."""
    records = chance.choices(pool, k=chance.randint(0, 5))
    records = [raw if chance.random() < 0.9 else spoiled(raw, chance) for raw in records]
    count = f"{len(records):04}" if chance.random() < 0.8 else chance.choice(["", "9", "x", "0 1"])
    sent = "06292016" if chance.random() < 0.9 else chance.choice(["", "13012016"])
    head = header(sent, count, chance.choice(["VCSO", "vcso", "CHP", ""]))
    head = chance.choice([head] * 6 + [head[:2684], head[:2695], head[:100], b""])
    pieces = [head] * (chance.random() < 0.9) + records
    end = chance.choice([b"\n", b"\r\n", b""])
    return chance.choice([b""] * 9 + [b"\xef\xbb\xbf"]) + end.join(pieces) + chance.choice([end, b"", b"\r\n\x1a"])


def spoiled(raw: bytes, chance: random.Random) -> bytes:
    return chance.choice(
        [raw[:-1], raw[:-2], raw + b" ", b"", raw[:-1] + b"x", raw.rstrip(), raw[:50] + b"\r" + raw[51:]]
    )


def simple(verdict):
    """A printed verdict as the oracle has it."""
    records = [
        (
            tuple(each["span"]),
            each["agency"],
            each["citation_number"],
            each["stage"],
            each["case_number"] and int(each["case_number"].rsplit("-", 1)[1]),
            [{key: problem[key] for key in ("edit", "field", "value", "weight")} for problem in each["problems"]],
        )
        for each in verdict["records"]
    ]
    return [note["code"] for note in verdict["notes"]], verdict["header"], records


@pytest.mark.parametrize("seed", range(6))
def test_the_command_and_the_contract_agree_on_file_after_file(court, seed):
    chance, files = random.Random(seed), Files(Court(DATA / "reference-sample"), TODAY)
    pool = [odd_record(chance) for _ in range(12)]
    pool += [record(citation_number="P1", officer_remarks=text) for text in ("A", "B", "C")]
    sent: list[bytes] = []
    for _ in range(FILES):
        data = chance.choice(sent) if sent and chance.random() < 0.2 else odd_file(chance, pool)
        channel = chance.choice(["", "", "VCSO", "Chp"])
        options = ["--agency", channel] if channel else []
        if chance.random() < 0.5:
            assert simple(court.rehearse(data, *options)) == files.send(data, channel, is_real=False)
        assert simple(court.send(data, *options)) == files.send(data, channel)
        sent.append(data)
