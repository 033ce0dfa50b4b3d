"""`bin/run`: the whole product on this machine. Ctrl-C stops all of it; what a kill left behind, the next start clears."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

from eticket.demo.people import SIGN_INS
from eticket.local import children
from eticket.local.errors import NotStarted
from eticket.local.files import write_private
from eticket.local.ports import LOOPBACK, can_listen, free_port
from eticket.local.services import ROOT, Services, home

BIN = Path(sys.executable).parent


def say(text: str) -> None:
    """Progress for the person at the keyboard."""
    print(text, flush=True)


class Stack:
    """Servers, mail sink, web, worker and beat."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.home = home()
        self.services = Services(self.home)
        self.processes: dict[str, children.Child] = {}

    def start(self) -> None:
        """Start everything in order; raises `NotStarted`."""
        if not self.services.lock.exclusive():
            raise NotStarted(f"Another bin/run or command uses {self.home}. Stop it first, or set ETICKET_HOME.")
        if not can_listen(self.port):
            raise NotStarted(f"Port {self.port} is taken. Choose another one: PORT=8080 bin/run")
        say("Starting PostgreSQL and Valkey")
        addresses = self.services.start()
        mail_port = free_port()
        addresses |= {
            "EMAIL_URL": f"smtp://{LOOPBACK}:{mail_port}",
            "SITE_URL": f"http://localhost:{self.port}",
            "OWNER": "run",
        }
        self.env = {
            **os.environ,
            **addresses,
            "DJANGO_SETTINGS_MODULE": "eticket.settings.local",
            "PYTHONPATH": str(ROOT),
        }
        self._launch("mail", [sys.executable, "-m", "eticket.local.sink", self.home / "mail", str(mail_port)])
        say("Preparing tables, demo people and static files")
        prepared = subprocess.run([sys.executable, "-m", "eticket.local.prepare"], cwd=ROOT, env=self.env, check=False)
        if prepared.returncode:
            raise NotStarted("The database could not be prepared; the reason stands above.")
        write_private(self.home / "addresses.json", json.dumps(addresses))
        say("Starting web, worker and beat")
        bind = f"127.0.0.1:{self.port}"
        web = ["eticket.wsgi", "--bind", bind, "--workers", "2", "--threads", "4", "--graceful-timeout", "5"]
        self._launch("web", [BIN / "gunicorn", *web, "--no-control-socket"])
        quiet = ["--without-gossip", "--without-mingle", "--loglevel", "INFO"]
        self._launch("worker", [BIN / "celery", "-A", "eticket", "worker", "--concurrency", "2", *quiet])
        schedule = self.home / "beat-schedule"
        self._launch("beat", [BIN / "celery", "-A", "eticket", "beat", "--schedule", schedule, "--pidfile="])
        if not children.wait_until(self._answers, 60, pause=0.1):
            raise NotStarted(f"The web server did not answer within a minute; see {self.home / 'web.log'}.")

    def watch(self, stopping: threading.Event) -> int:
        """Wait until somebody says stop, or until a process ends by itself."""
        while not stopping.wait(0.5):
            for name, child in self.processes.items():
                if not child.running():
                    say(f"{name} ended by itself; see {self.home / f'{name}.log'}. Stopping.")
                    return 1
        return 0

    def stop(self) -> None:
        """Stop in order: first who takes work, last who keeps it."""
        for name in ("web", "beat", "worker", "mail"):
            if name in self.processes:
                self.processes[name].stop()
        self.services.stop()

    def _launch(self, name: str, command: list[str | Path]) -> None:
        log = self.home / f"{name}.log"
        log.write_bytes(b"")
        self.processes[name] = children.start(name, command, log=log, env=self.env, cwd=ROOT)

    def _answers(self) -> bool:
        if not self.processes["web"].running():
            raise NotStarted(f"The web server stopped by itself:\n{(self.home / 'web.log').read_text()[-1500:]}")
        try:
            with urllib.request.urlopen(f"http://{LOOPBACK}:{self.port}/account/login/", timeout=5) as page:
                return bool(page.status == 200)
        except (urllib.error.URLError, OSError):
            return False


def main() -> int:
    """Start, tell the address, wait, stop."""
    began = time.monotonic()
    stopping = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: stopping.set())
    stack: Stack | None = None
    try:
        port = os.environ.get("PORT", "8000")
        if not port.isdigit():
            raise NotStarted(f"PORT must be a number, not {port!r}.")
        stack = Stack(int(port))
        stack.start()
        say(f"\nReady after {time.monotonic() - began:.0f} s:  http://localhost:{port}/\n\nDemo people:")
        for name, role, email, password in SIGN_INS:
            say(f"  {role:<24} {name:<18} {email:<28} {password}")
        say("\nCtrl-C stops everything.")
        return stack.watch(stopping)
    except NotStarted as failure:
        say(str(failure))
        return 1
    finally:
        if stack is not None:
            stack.stop()


if __name__ == "__main__":
    sys.exit(main())
