"""The commands as processes, in an empty home and with no outside servers."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from tests.citations.reference import DATA

ROOT = Path(settings.BASE_DIR)


@pytest.mark.slow
def test_the_commands_work_alone_in_an_empty_home(tmp_path):
    outside = {"DATABASE_URL", "REDIS_URL", "SECRET_KEY", "EMAIL_URL", "DJANGO_SETTINGS_MODULE", "MEDIA_ROOT"}
    environment = {key: value for key, value in os.environ.items() if key not in outside}
    environment["ETICKET_HOME"] = str(tmp_path / "home")

    def manage(*arguments):
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
        )

    assert manage("migrate").returncode == 0
    loaded = manage("load_reference", str(DATA / "reference-sample"))
    assert loaded.returncode == 0, loaded.stderr
    sample = str(DATA / "sample-25.txt")
    first = manage("import_citations", sample, "--today", "2016-06-30", "--json")
    assert (first.returncode, first.stderr) == (0, "")
    wanted = json.loads((DATA / "sample-25.expected.json").read_text())
    assert json.loads(first.stdout)["totals"] == wanted["totals"]
    again = manage("import_citations", sample, "--today", "2016-06-30", "--json")
    assert json.loads(again.stdout)["totals"]["skipped"] == 25
    missing = manage("import_citations", str(tmp_path / "missing.txt"), "--json")
    assert (missing.returncode, missing.stdout, missing.stderr.count("\n")) == (2, "", 1)
