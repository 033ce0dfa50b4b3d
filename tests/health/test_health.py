"""What a machine learns that asks whether this one is well."""

import os
import socket
import subprocess
import sys
import time
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from tests.support.clamd import scanner_listens

LIVE, READY = "/health/live", "/health/ready"


def test_live_asks_neither_database_nor_broker(client: Client, settings: Any) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    answer = client.get(LIVE)
    assert (answer.status_code, answer.json()) == (200, {"live": True})


@pytest.mark.django_db
def test_ready_when_everything_is_there(client: Client) -> None:
    answer = client.get(READY)
    assert (answer.status_code, answer.json()) == (200, {"ready": True, "missing": {}})


@pytest.mark.django_db
def test_no_answer_is_kept_by_a_proxy(client: Client) -> None:
    assert ["no-store" in client.get(page)["Cache-Control"] for page in (LIVE, READY)] == [True, True]


@pytest.mark.django_db
def test_only_questions_are_answered(client: Client) -> None:
    assert [client.post(page).status_code for page in (LIVE, READY)] == [405, 405]


@pytest.mark.django_db
def test_a_migration_that_is_not_applied_is_named(client: Client) -> None:
    MigrationRecorder(connection).record_unapplied("approvals", "0001_initial")
    answer = client.get(READY)
    assert answer.status_code == 503
    assert answer.json() == {
        "ready": False,
        "missing": {"migrations": "Migrations that are not applied yet: 1."},
    }


@pytest.mark.django_db
def test_a_migration_of_a_newer_program_does_not_stop_this_one(client: Client) -> None:
    MigrationRecorder(connection).record_applied("approvals", "9999_from_tomorrow")
    assert client.get(READY).status_code == 200


@pytest.mark.django_db
def test_a_broker_that_is_away_is_named(client: Client, settings: Any) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    answer = client.get(READY)
    assert (answer.status_code, list(answer.json()["missing"])) == (503, ["broker"])


@pytest.mark.django_db
def test_a_broker_that_takes_the_call_and_says_nothing_is_not_waited_for(client: Client, settings: Any) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings.REDIS_URL = f"redis://127.0.0.1:{silent.getsockname()[1]}/0"
        began = time.monotonic()
        answer = client.get(READY)
    assert (answer.status_code, list(answer.json()["missing"])) == (503, ["broker"])
    assert time.monotonic() - began < 4


@pytest.mark.django_db
@pytest.mark.parametrize("facts", [{}, {"is_silent": True}, {"answer": b"nonsense\0"}], ids=["there", "silent", "odd"])
def test_a_scanner_that_is_set_must_answer(client: Client, settings: Any, facts: dict[str, Any]) -> None:
    with scanner_listens(**facts) as scanner:
        settings.ETICKET_CLAMD = scanner.address
        began = time.monotonic()
        answer = client.get(READY)
        assert time.monotonic() - began < 5
    told = (
        {"scanner": "The scanner for harmful files does not answer. No file is taken until it does."} if facts else {}
    )
    assert (answer.status_code, answer.json()["missing"]) == (503 if facts else 200, told)


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nonsense"])
def test_a_scanner_that_is_away_is_named(client: Client, settings: Any, address: str) -> None:
    settings.ETICKET_CLAMD = address
    answer = client.get(READY)
    assert (answer.status_code, list(answer.json()["missing"])) == (503, ["scanner"])


@pytest.mark.django_db
def test_ready_asks_the_database_very_little(client: Client, django_assert_max_num_queries: Any) -> None:
    client.get(READY)
    with django_assert_max_num_queries(2):
        client.get(READY)


ASK = """
import django
django.setup()
from django.test import Client
for page in ("/health/live", "/health/ready"):
    answer = Client(headers={"host": "localhost"}).get(page)
    print(answer.status_code, answer.content.decode())
"""


@pytest.mark.slow
def test_without_database_and_broker_the_process_lives_and_names_both() -> None:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "eticket.settings.local",
        "DATABASE_URL": "postgres://nobody:hidden@127.0.0.1:1/nothing",
        "REDIS_URL": "redis://127.0.0.1:1/0",
    }
    run = subprocess.run(
        [sys.executable, "-c", ASK],
        env=environment,
        cwd=django_settings.BASE_DIR,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert run.returncode == 0, run.stderr
    live, ready = run.stdout.splitlines()
    assert live == '200 {"live": true}'
    assert ready.startswith("503 ")
    assert '"database"' in ready
    assert '"broker"' in ready
    assert "hidden" not in run.stdout
