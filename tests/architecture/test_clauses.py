"""Every clause of the source documents that is built points at a test that exists."""

import ast
from functools import cache
from pathlib import Path

import yaml
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
CLAUSES: dict[str, list[str]] = yaml.safe_load((ROOT / "docs/clauses.yaml").read_text())


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
