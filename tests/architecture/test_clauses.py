"""Every clause of the source documents that is built points at a test that exists."""

import ast
import re
from functools import cache
from pathlib import Path

import yaml
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
CLAUSES: dict[str, list[str]] = yaml.safe_load((ROOT / "docs/clauses.yaml").read_text())
OPEN: dict[str, str] = yaml.safe_load((ROOT / "docs/clauses-open.yaml").read_text())


ROOMS = [
    "accounts", "agencies", "approvals", "citations", "docs", "eticket", "notifications", "onboarding", "reference",
    "templates", "workflow",
]  # fmt: skip
"""Where people's words are written."""


@cache
def names_in(path: Path) -> frozenset[str]:
    if not path.is_file():
        return frozenset()
    return frozenset(
        node.name for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.FunctionDef | ast.ClassDef)
    )


def test_every_clause_points_at_a_test_that_exists() -> None:
    lost = [
        f"{clause}: {target}"
        for clause, targets in CLAUSES.items()
        for target in targets
        if target.rsplit("::", 1)[-1].split("[", 1)[0] not in names_in(ROOT / target.split("::", 1)[0])
    ]
    assert lost == []


def test_no_clause_is_empty_and_they_stand_in_order() -> None:
    assert [clause for clause, targets in CLAUSES.items() if not targets] == []
    assert list(CLAUSES) == sorted(CLAUSES)


def test_what_is_not_built_says_what_stands_and_what_it_waits_for_in_one_sentence() -> None:
    sentence = re.compile(r"[A-Z][^.]{30,}\.")
    assert [row for row, said in OPEN.items() if not sentence.fullmatch(said) or len(said) > 300] == []
    assert [said for said in OPEN.values() if list(OPEN.values()).count(said) > 1] == []
    assert list(OPEN) == sorted(OPEN)


def test_no_clause_is_built_and_open_at_once() -> None:
    assert sorted(CLAUSES.keys() & OPEN.keys()) == []


def test_no_key_stands_twice_in_a_file() -> None:
    for name, rows in (("clauses.yaml", CLAUSES), ("clauses-open.yaml", OPEN)):
        keys = re.findall(r"^(\S+):", (ROOT / "docs" / name).read_text(), re.MULTILINE)
        assert keys == list(rows), name


def test_the_court_has_one_system_whatever_the_sources_call_it() -> None:
    """X-32. The glossary has their names, and nobody else uses them."""
    glossary = ROOT / "docs/glossary.md"
    assert "| court system | the one system" in glossary.read_text()
    kinds = {".py", ".html", ".md", ".toml", ".txt", ".csv", ".yaml"}
    texts = [path for room in ROOMS for path in (ROOT / room).rglob("*") if path.suffix in kinds and path != glossary]
    assert len(texts) > 300
    assert [path for path in texts if re.search(r"\bMUSIC\b|\bVCIJIS\b|\bCourts system\b", path.read_text())] == []
