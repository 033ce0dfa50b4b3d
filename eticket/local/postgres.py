"""A private PostgreSQL from a wheel's binaries: its own data folder, port and password, for one user of this machine."""

import os
import pwd
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from eticket.local import children
from eticket.local.binaries import postgres_bin
from eticket.local.errors import NotStarted
from eticket.local.files import secret_in
from eticket.local.ports import LOOPBACK, free_port

QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}


def can_make_user_namespace() -> bool:
    """Whether root may step into a namespace in which it is nobody special; PostgreSQL refuses to run as root."""
    if sys.platform != "linux":
        return False
    tie = children.before_exec(new_user_namespace=True)
    return subprocess.run(["/bin/true"], preexec_fn=tie, check=False).returncode == 0


def identity() -> children.Identity:
    """As whom PostgreSQL runs: as ourselves, or, for root, in a user namespace, else as `nobody`."""
    if os.geteuid() != 0:
        return children.Identity()
    if can_make_user_namespace():
        return children.Identity(new_user_namespace=True)
    nobody = pwd.getpwnam("nobody")
    return children.Identity(user=nobody.pw_uid, group=nobody.pw_gid)


class Postgres:
    """One cluster in one folder. `durable=False` trades safety on power loss for speed: tests only."""

    name = "PostgreSQL"

    def __init__(self, folder: Path, *, durable: bool = True) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.durable = durable
        self.port = 0
        self.bin = postgres_bin()
        self.identity = identity()
        self.child: children.Child | None = None

    @property
    def log(self) -> Path:
        """Where the server writes what it does."""
        return self.folder / "postgres.log"

    @property
    def url(self) -> str:
        """The value of `DATABASE_URL`."""
        return f"postgres://eticket:{self._password()}@{LOOPBACK}:{self.port}/postgres"

    def launch(self) -> None:
        """Make the cluster if there is none, remove what a killed predecessor left, and start the server."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._make_cluster()
        self._remove_stale_pid()
        self.port = self.port or free_port()
        self.log.write_bytes(b"")
        settings = [
            f"listen_addresses={LOOPBACK}",
            f"port={self.port}",
            "unix_socket_directories=",
            "timezone=UTC",
            "log_timezone=UTC",
            *(() if self.durable else QUICK),
        ]
        self.child = children.start(
            "postgres",
            [self.bin / "postgres", "-D", self.data, *(part for value in settings for part in ("-c", value))],
            log=self.log,
            env=ENVIRONMENT,
            cwd=Path("/"),
            # SIGINT is the fast shutdown; SIGTERM would wait for every client.
            stop_signal=signal.SIGINT,
            identity=self.identity,
        )

    def ready(self) -> bool:
        """Whether it takes connections. Raises `NotStarted` when the process has ended."""
        if self.child is None or not self.child.running():
            raise NotStarted(f"PostgreSQL stopped by itself. Its last words:\n{self.log.read_text()[-1500:]}")
        asked = subprocess.run(
            [self.bin / "pg_isready", "-q", "-h", LOOPBACK, "-p", str(self.port)], env=ENVIRONMENT, cwd="/", check=False
        )
        return asked.returncode == 0

    def stop(self) -> None:
        """Stop at once and cleanly; open transactions are rolled back."""
        if self.child is not None:
            self.child.stop(30)

    def _password(self) -> str:
        return secret_in(self.folder / "password")

    def _make_cluster(self) -> None:
        if (self.data / "PG_VERSION").exists():
            self._check_version()
            # A chmod over the whole checkout would keep PostgreSQL from starting.
            self.data.chmod(0o700)
            return
        shutil.rmtree(self.data, ignore_errors=True)  # left by an initdb that did not finish
        self.data.mkdir(mode=0o700)
        words = self.folder / "initdb.password"
        words.write_text(self._password())
        words.chmod(0o600)
        for path in (self.data, words):
            if self.identity.user is not None and self.identity.group is not None:
                os.chown(path, self.identity.user, self.identity.group)
        made = subprocess.run(
            [
                *(self.bin / "initdb", "-D", self.data, "-U", "eticket", "--auth=scram-sha-256"),
                *(f"--pwfile={words}", "--encoding=UTF8", *self._locale(), *(() if self.durable else ("--no-sync",))),
            ],
            env=ENVIRONMENT,
            cwd="/",
            capture_output=True,
            text=True,
            check=False,
            user=self.identity.user,
            group=self.identity.group,
            preexec_fn=children.before_exec(new_user_namespace=self.identity.new_user_namespace),
        )
        words.unlink()
        if made.returncode:
            raise NotStarted(f"PostgreSQL could not make its data folder:\n{(made.stdout + made.stderr)[-1500:]}")

    def _major(self) -> str:
        said = subprocess.run([self.bin / "postgres", "--version"], capture_output=True, text=True, check=True, cwd="/")
        return said.stdout.split()[2].split(".")[0]

    def _check_version(self) -> None:
        stored = (self.data / "PG_VERSION").read_text().strip()
        if stored != self._major():
            raise NotStarted(
                f"{self.data} was made by PostgreSQL {stored}, but {self._major()} is installed. "
                "Move the folder away to begin anew, or dump it with the old version first."
            )

    def _locale(self) -> list[str]:
        # The builtin provider needs nothing of the operating system and sorts alike everywhere.
        if int(self._major()) >= 17:
            return ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        return ["--locale=C.UTF-8"]

    def _remove_stale_pid(self) -> None:
        """A pid file whose process is a zombie, or another program by now, would keep the server from starting."""
        file = self.data / "postmaster.pid"
        try:
            pid = int(file.read_text().split()[0])
            state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
            command = Path(f"/proc/{pid}/cmdline").read_bytes()
        except (OSError, ValueError, IndexError):
            return  # no such process: PostgreSQL finds that out itself
        if state == "Z" or b"postgres" not in command:
            file.unlink()
