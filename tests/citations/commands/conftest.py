"""Runs the interchange's commands as a person would, each test with a folder of its own for files."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from tests.citations.reference import DATA

Verdict = dict[str, Any]


class Court:
    """The two commands, and the folder where files to import lie."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def load(self, folder: Path = DATA / "reference-sample") -> str:
        out = StringIO()
        call_command("load_reference", str(folder), stdout=out)
        return out.getvalue()

    def send(self, file: bytes | Path, *options: str, name: str = "file.txt", today: str = "2016-06-30") -> Verdict:
        path = file if isinstance(file, Path) else self.folder / name
        if isinstance(file, bytes):
            path.write_bytes(file)
        out = StringIO()
        call_command("import_citations", str(path), "--today", today, "--json", *options, stdout=out)
        assert out.getvalue().count("\n") == 1
        verdict: Verdict = json.loads(out.getvalue())
        assert verdict["totals"]["received"] == len(verdict["records"]) == sum(verdict["totals"].values()) / 2
        return verdict

    def rehearse(self, file: bytes | Path, *options: str) -> Verdict:
        return self.send(file, "--dry-run", *options)


@pytest.fixture
def bare_court(db: None, settings: Any, tmp_path: Path) -> Court:
    """A court without tables."""
    settings.MEDIA_ROOT = str(tmp_path / "media")
    return Court(tmp_path)


@pytest.fixture
def court(bare_court: Court) -> Court:
    """A court with the contract's tables."""
    bare_court.load()
    return bare_court
