"""The targets of the fuzzer hold for every seed, and notice what is planted. No engine is needed for that."""

import random
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from citations.reading.files import read
from citations.reading.labels import Label, labels_of
from tests.citations.records import SAMPLE, TODAY, file_of, record
from tests.citations.test_fuzz import FAMILIES
from tests.fuzz import targets
from tests.fuzz.targets import TARGETS, check_labels, examine_any, read_any

ROUNDS = 10
"""Spoiled files of each seed."""


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_holds_for_every_seed_and_for_spoiled_ones(name: str) -> None:
    target, chance = TARGETS[name], random.Random(name)
    for seed in target.seeds:
        target.check(seed)
        for _ in range(ROUNDS):
            target.check(target.spoil(seed, chance)[: target.longest])


def test_seeds_come_from_all_families_and_cover_both_lengths_of_a_record() -> None:
    assert TARGETS["reader"].seeds == list(FAMILIES.values())
    assert max(map(len, TARGETS["reader"].seeds)) < TARGETS["reader"].longest
    assert {len(seed) for seed in TARGETS["examiner"].seeds} == {2695, 2696}


def planted(kind: str) -> list[Label]:
    labels = list(labels_of(read(file_of(record()))))
    at = next(number for number, label in enumerate(labels) if label.kind == "record")
    _, start, end = labels[at]
    return {
        "lost": [*labels[:at], *labels[at + 1 :]],
        "gap": [*labels[:at], Label("record", start + 1, end), *labels[at + 1 :]],
        "overlap": [*labels[:at], Label("record", start, end + 1), *labels[at + 1 :]],
        "twice": [*labels[: at + 1], *labels[at:]],
        "short": labels[:-1],
        "empty": [*labels, Label("trailer", labels[-1].end, labels[-1].end)],
    }[kind]


@pytest.mark.parametrize("kind", ["lost", "gap", "overlap", "twice", "short", "empty"])
def test_a_byte_without_a_label_or_with_two_is_noticed(kind: str) -> None:
    data = file_of(record())
    check_labels(labels_of(read(data)), len(data))
    with pytest.raises(AssertionError):
        check_labels(planted(kind), len(data))


def test_a_wrong_verdict_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = record(location_code="", last_name="")
    examine_any(raw)
    monkeypatch.setattr(targets, "EXAMINER", targets.Examiner(targets.load(), SAMPLE, TODAY.replace(year=2015)))
    with pytest.raises(AssertionError):
        examine_any(raw)


def test_a_field_cut_at_the_wrong_place_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    data = file_of(record())
    read_any(data)
    monkeypatch.setattr(targets, "PLACES", [(start + 1, end) for start, end in targets.PLACES])
    with pytest.raises(AssertionError):
        read_any(data)


@pytest.mark.slow
@pytest.mark.parametrize("name", TARGETS)
def test_the_command_tries_a_file_again_and_says_when_its_engine_is_missing(name: str, tmp_path: Path) -> None:
    file = tmp_path / "found"
    file.write_bytes(TARGETS[name].seeds[0])
    again = run(f"import runpy; runpy.run_module('tests.fuzz.{name}', run_name='__main__')", str(file))
    assert (again.returncode, again.stdout) == (0, "")
    assert "Nothing was found in 1 files." in again.stderr
    missing = run(
        f"import sys; sys.modules['atheris'] = None; from tests.fuzz.engine import main; sys.exit(main('{name}', []))"
    )
    assert (missing.returncode, missing.stdout) == (2, "")
    assert "requirements/fuzz.txt" in missing.stderr


def run(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, cwd=settings.BASE_DIR, capture_output=True, text=True, timeout=60, check=False)
