"""PostgreSQL and Valkey together, under one home folder, and the addresses under which others find them."""

import json
import os
import time
from pathlib import Path

from eticket.local.children import wait_until
from eticket.local.errors import NotStarted
from eticket.local.files import Lock, secret_in, write_private
from eticket.local.postgres import Postgres
from eticket.local.valkey import Valkey

ROOT = Path(__file__).resolve().parent.parent.parent


def home() -> Path:
    """Where everything that is stored lives: `$ETICKET_HOME`, else `.local` in the checkout."""
    path = Path(os.environ.get("ETICKET_HOME") or ROOT / ".local").absolute()
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


class Services:
    """Both servers. Whoever holds the lock owns them; others attach to the addresses that the owner wrote."""

    def __init__(self, folder: Path, *, durable: bool = True) -> None:
        self.folder = folder
        self.postgres = Postgres(folder / "postgres", durable=durable)
        self.valkey = Valkey(folder / "valkey", durable=durable)
        self.lock = Lock(folder / "lock")

    def start(self) -> dict[str, str]:
        """Start both side by side and tell their addresses as environment variables. The lock must be held."""
        end = time.monotonic() + 30
        while True:
            self.postgres.launch()
            try:
                if self.valkey.child is None or not self.valkey.child.running():
                    self.valkey.launch()
                if not wait_until(lambda: self.postgres.ready() and self.valkey.ready(), 30):
                    raise NotStarted(f"PostgreSQL or Valkey did not answer within 30 seconds; see {self.folder}.")
            except NotStarted as failure:
                # A killed predecessor may still be leaving; anything else does not get better by waiting.
                if time.monotonic() > end or not any(
                    word in str(failure) for word in ("postmaster.pid", "shared memory block")
                ):
                    self.stop()
                    raise
                time.sleep(0.3)
                continue
            break
        addresses = {
            "DATABASE_URL": self.postgres.url,
            "REDIS_URL": self.valkey.url,
            "SECRET_KEY": secret_in(self.folder / "secret"),
        }
        write_private(self.folder / "addresses.json", json.dumps(addresses))
        return addresses

    def stop(self) -> None:
        """Stop both, and take the addresses away."""
        (self.folder / "addresses.json").unlink(missing_ok=True)
        self.valkey.stop()
        self.postgres.stop()


def addresses_of(folder: Path) -> dict[str, str]:
    """What the owner of the running services wrote; empty when nobody runs them."""
    try:
        found: dict[str, str] = json.loads((folder / "addresses.json").read_text())
    except (OSError, ValueError):
        return {}
    return found
