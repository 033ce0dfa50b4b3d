"""A good environment starts, and what it answers is fit for a real installation."""

import http.client
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from eticket.local.children import wait_until
from eticket.local.ports import free_port, listens
from tests.production.conftest import BIN, ROOT, production, run

pytestmark = pytest.mark.slow

HOST = "etickets.example.org"


@pytest.fixture
def port(database_url: str, tmp_path: Path) -> Iterator[int]:
    """A web server in production, as the image starts it."""
    number = free_port()
    env = production(DATABASE_URL=database_url)
    (Path(env["ETICKET_HOME"]) / "static").mkdir(exist_ok=True)
    command = [BIN / "gunicorn", "eticket.wsgi", "--bind", f"127.0.0.1:{number}", "--no-control-socket"]
    with (tmp_path / "log").open("wb") as log, subprocess.Popen(command, env=env, cwd=ROOT, stderr=log) as server:
        try:
            assert wait_until(lambda: server.poll() is not None or listens(number), 60)
            yield number
        finally:
            server.terminate()
            server.wait(30)


def ask(port: int, path: str, **headers: str) -> http.client.HTTPResponse:
    """One answer; headers as Python names."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request("GET", path, headers={"Host": HOST, **named})
    answer = connection.getresponse()
    answer.body = answer.read()  # type: ignore[attr-defined]
    connection.close()
    return answer


def test_the_web_server_answers_as_a_real_installation(port: int) -> None:
    ready = ask(port, "/health/ready")
    assert (ready.status, ready.body) == (200, b'{"ready": true, "missing": {}}')  # type: ignore[attr-defined]
    plain = ask(port, "/")
    assert (plain.status, plain.getheader("Location")) == (301, f"https://{HOST}/")
    behind = ask(port, "/", X_Forwarded_Proto="https", X_Forwarded_For="192.0.2.7")
    assert (behind.status, behind.getheader("Location")) == (302, "/account/login/?next=/")
    assert behind.getheader("Strict-Transport-Security") == "max-age=31536000; includeSubDomains; preload"


def test_the_deployment_check_has_nothing_to_say(database_url: str) -> None:
    env = production(DATABASE_URL=database_url)
    ran = run(sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING", env=env)
    assert ran.returncode == 0, ran.stderr


def test_the_worker_starts(database_url: str, tmp_path: Path) -> None:
    quiet = ("--pool", "solo", "--without-gossip", "--without-mingle", "--loglevel", "INFO")
    log = tmp_path / "log"
    with (
        log.open("wb") as out,
        subprocess.Popen(
            [BIN / "celery", "-A", "eticket", "worker", *quiet],
            env=production(DATABASE_URL=database_url),
            cwd=ROOT,
            stderr=out,
            stdout=out,
        ) as worker,
    ):
        try:
            assert wait_until(lambda: worker.poll() is not None or " ready." in log.read_text(), 60), log.read_text()
            assert worker.poll() is None, log.read_text()
        finally:
            worker.terminate()
            worker.wait(30)


def test_without_a_database_the_web_process_starts_and_waits_for_it() -> None:
    ran = run(sys.executable, "-c", "import eticket.wsgi; print('started')", env=production())
    assert (ran.returncode, ran.stdout) == (0, "started\n"), ran.stderr
