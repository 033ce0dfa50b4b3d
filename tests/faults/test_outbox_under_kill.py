"""The fault script with small numbers."""

import os
import re
import subprocess
import sys

import pytest

from eticket.local.services import ROOT


@pytest.mark.slow
def test_no_letter_is_lost_or_doubled_while_workers_are_killed() -> None:
    """In a process of its own: it has another database and other settings than the tests."""
    kept = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL")}
    env = {**kept, "DJANGO_SETTINGS_MODULE": ""}
    command = [sys.executable, "-m", "tests.faults.outbox_under_kill", "400", "3"]
    ran = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=120, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    # How many kills fall into the queue's time depends on the machine; one at least must.
    assert re.search(r"kills=[1-3], arrived=400, doubled=0, in_doubt=0, lost=0", ran.stdout)
