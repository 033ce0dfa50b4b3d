"""The whole stack as `bin/run` starts it: real servers, worker and beat; it stops whole, and comes back after a kill."""

import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings

from eticket.local.ports import free_port

pytestmark = pytest.mark.slow
ROOT = Path(settings.BASE_DIR)


def environment(home: Path, port: int) -> dict[str, str]:
    """As on a person's machine: none of the tests' own addresses."""
    kept = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL", "EMAIL_URL")}
    return kept | {"ETICKET_HOME": str(home), "PORT": str(port), "DJANGO_SETTINGS_MODULE": "eticket.settings.local"}


class Stack:
    """One start of the stack."""

    def __init__(self, home: Path, port: int) -> None:
        self.home, self.port = home, port
        self.log = home.parent / f"{time.monotonic_ns()}.log"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "eticket.local.run"],
                cwd=ROOT,
                env=environment(home, port),
                stdout=log,
                stderr=log,
            )

    def ready(self) -> str:
        """What was printed once the first page answers."""
        until(lambda: "Ctrl-C stops everything" in self.log.read_text() or self.process.poll() is not None, 60)
        assert self.process.poll() is None, self.log.read_text()
        return self.log.read_text()

    def get(self, path: str) -> int:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=5) as page:
                return int(page.status)
        except urllib.error.HTTPError as error:
            return error.code

    def end(self, number: signal.Signals) -> int:
        self.process.send_signal(number)
        return self.process.wait(30)


def until(true: Callable[[], bool], seconds: float) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.1)


def left_behind(home: Path) -> list[str]:
    """Processes that still have to do with this home."""
    found = subprocess.run(["ps", "-eo", "pid,args"], capture_output=True, text=True, check=True).stdout
    return [line for line in found.splitlines() if str(home) in line and "ps -eo" not in line]


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "home"
    yield folder
    subprocess.run(["pkill", "-9", "-f", str(folder)], check=False)


def test_it_serves_sends_mail_stops_whole_and_comes_back_after_a_kill(home: Path) -> None:
    port = free_port()
    stack = Stack(home, port)
    printed = stack.ready()
    assert f"http://localhost:{port}/" in printed
    assert "alice@example.org" in printed
    assert stack.get("/account/login/") == 200
    until(lambda: len(list((home / "mail").glob("*.eml"))) > 10, 40)
    beside = subprocess.run(
        [
            sys.executable,
            "manage.py",
            "shell",
            "-c",
            "from accounts.models import User; print(User.objects.count(), 'people')",
        ],
        cwd=ROOT,
        env=environment(home, port),
        capture_output=True,
        text=True,
        check=True,
    )
    assert re.search(r"\d+ people", beside.stdout)
    other = Stack(home, free_port())
    assert other.process.wait(30) == 1
    assert "Another bin/run or command uses" in other.log.read_text()
    assert stack.end(signal.SIGINT) == 0
    until(lambda: left_behind(home) == [], 15)

    again = Stack(home, port)
    again.ready()
    again.process.kill()
    again.process.wait(10)
    last = Stack(home, port)
    last.ready()
    assert last.get("/account/login/") == 200
    assert last.end(signal.SIGTERM) == 0
    until(lambda: left_behind(home) == [], 15)
