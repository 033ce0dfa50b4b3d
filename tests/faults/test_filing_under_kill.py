"""The fault script with small numbers."""

import os
import subprocess
import sys

import pytest

from eticket.local.services import ROOT


@pytest.mark.slow
def test_each_record_is_stored_once_while_workers_are_killed() -> None:
    """In a process of its own: it has another database and other settings than the tests."""
    kept = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL")}
    env = {**kept, "DJANGO_SETTINGS_MODULE": ""}
    command = [sys.executable, "-m", "tests.faults.filing_under_kill", "6000", "3"]
    ran = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=180, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "stored=6000, doubled=0, lost=0, state='filed'" in ran.stdout
