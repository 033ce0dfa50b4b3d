"""Processes of a real installation: the production profile, an environment of their own, and the tests' database."""

import base64
import os
import secrets
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection

ROOT = Path(settings.BASE_DIR)
BIN = Path(sys.executable).parent
NO_DATABASE = "postgres://nobody@127.0.0.1:1/nothing"


def production(**changes: str) -> dict[str, str]:
    """The environment of a good installation whose database is not there yet, with changes; an empty value takes away."""
    good = {
        "PATH": os.environ["PATH"],
        "HOME": os.environ.get("HOME", "/"),
        "ETICKET_HOME": os.environ["ETICKET_HOME"],
        "PYTHONPATH": str(ROOT),
        "PYTHONWARNINGS": "default",
        "DJANGO_SETTINGS_MODULE": "eticket.settings.production",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "ALLOWED_HOSTS": "etickets.example.org",
        "SITE_URL": "https://etickets.example.org",
        "BEHIND_PROXY": "true",
        "FIELD_KEYS": f"first:{base64.b64encode(secrets.token_bytes(32)).decode()}",
        "DATABASE_URL": NO_DATABASE,
        "REDIS_URL": os.environ["REDIS_URL"],
    }
    return {name: value for name, value in {**good, **changes}.items() if value}


def run(*command: str | Path, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """One process from its start to its end."""
    return subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture
def database_url(transactional_db: None) -> str:
    """The tests' own database, for processes that see only what is committed."""
    at = connection.settings_dict
    who = f"{quote(at['USER'], safe='')}:{quote(at['PASSWORD'] or '', safe='')}"
    return f"postgres://{who}@{at['HOST']}:{at['PORT']}/{at['NAME']}"
