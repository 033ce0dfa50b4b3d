"""A private Valkey: the bell between web and worker. It may be emptied at any moment; the database is the ledger."""

import os
import signal
import socket
from pathlib import Path

from eticket.local import children
from eticket.local.binaries import valkey_server
from eticket.local.errors import NotStarted
from eticket.local.files import secret_in, write_private
from eticket.local.ports import LOOPBACK, free_port

CONFIGURATION = """port {port}
bind 127.0.0.1
dir "{folder}"
requirepass {password}
save ""
appendonly {durable}
appendfsync everysec
maxmemory-policy noeviction
"""


class Valkey:
    """One server with its data and log in one folder."""

    name = "Valkey"

    def __init__(self, folder: Path, *, durable: bool = True) -> None:
        self.folder = folder
        self.durable = durable
        self.port = 0
        self.child: children.Child | None = None

    @property
    def log(self) -> Path:
        """Where it writes what it does."""
        return self.folder / "valkey.log"

    @property
    def url(self) -> str:
        """The value of `REDIS_URL`."""
        return f"redis://:{self._password()}@{LOOPBACK}:{self.port}/0"

    def launch(self) -> None:
        """Start the process; `ready` tells when it answers. Keeps its port when launched again."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.port = self.port or free_port()
        settings = CONFIGURATION.format(
            port=self.port, folder=self.folder, password=self._password(), durable="yes" if self.durable else "no"
        )
        write_private(self.folder / "valkey.conf", settings)
        self.log.write_bytes(b"")
        self.child = children.start(
            "valkey",
            [valkey_server(), self.folder / "valkey.conf"],
            log=self.log,
            env={"PATH": os.defpath},
            cwd=self.folder,
            stop_signal=signal.SIGTERM,
        )

    def ready(self) -> bool:
        """Whether it answers. Raises `NotStarted` when the process has ended."""
        if self.child is None or not self.child.running():
            raise NotStarted(f"Valkey stopped by itself. Its last words:\n{self.log.read_text()[-1500:]}")
        try:
            with socket.create_connection((LOOPBACK, self.port), timeout=1) as connection:
                connection.sendall(f"AUTH {self._password()}\r\nPING\r\n".encode())
                with connection.makefile("rb") as answers:
                    answer = answers.readline() + answers.readline()
        except OSError:
            return False
        return b"PONG" in answer

    def stop(self) -> None:
        """Write what is in memory and leave."""
        if self.child is not None:
            self.child.stop(15)

    def _password(self) -> str:
        return secret_in(self.folder / "password")
