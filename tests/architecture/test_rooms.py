"""How big a room may be, and what must not lie around in it."""

import re
import subprocess
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
WALL = 400


def tracked(*patterns: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [ROOT / line for line in listed.stdout.splitlines() if (ROOT / line).is_file()]


def test_no_file_is_longer_than_the_wall() -> None:
    sizes = {
        path.relative_to(ROOT): len(path.read_text().splitlines())
        for path in tracked("*.py", "*.html", "*.css", "*.js")
        if "migrations" not in path.parts
    }
    assert {path: size for path, size in sizes.items() if size > WALL} == {}


def test_no_room_is_a_junk_drawer() -> None:
    drawers = {"common", "core", "utils", "helpers", "misc"}
    assert [str(path) for path in tracked("*.py") if drawers & {path.stem, *path.parts}] == []


OUTSIDE = re.compile(
    r"p[y]pi\.org|p[y]thonhosted|registry\.n[p]mjs|deb\.d[e]bian\.org|--f[i]nd-links|--index-u[r]l|/r[o]ot/\.|/w[o]rk/"
)


def test_no_file_names_a_package_registry_or_a_machine() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in tracked()
        if path.suffix not in {".png", ".jpg", ".gz"}
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1)
        if OUTSIDE.search(line)
    ]
    assert found == []


def test_lock_files_carry_hashes_and_no_address() -> None:
    for lock in (ROOT / "requirements").glob("*.txt"):
        text = lock.read_text()
        assert ("--hash=sha256:" in text, "://" in text) == (True, False), lock
    assert '"resolved"' not in (ROOT / "package-lock.json").read_text()


def test_the_other_state_machine_library_is_not_installed() -> None:
    with pytest.raises(PackageNotFoundError):
        distribution("django-fsm")


def test_the_scripts_can_be_run() -> None:
    scripts = [ROOT / "bin/run", ROOT / "bin/test", ROOT / ".ci/run", ROOT / "manage.py"]
    assert [str(path) for path in scripts if not path.stat().st_mode & 0o111] == []
