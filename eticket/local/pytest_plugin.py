"""Starts a throw-away PostgreSQL and broker once for a run of the tests, before Django reads its settings."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import pytest

from eticket.local.services import Services


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Called by pytest first of all; its worker processes inherit the addresses and take a broker number of their own."""
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker:
        number = 2 + int(worker.removeprefix("gw")) % 14
        os.environ["REDIS_URL"] = f"{os.environ['REDIS_URL'].rsplit('/', 1)[0]}/{number}"
        return
    folder = Path(tempfile.mkdtemp(prefix="eticket-test-"))
    os.environ["ETICKET_HOME"] = str(folder)
    (folder / "static").mkdir()  # the file server warns where there is none
    if os.environ.get("DATABASE_URL") and os.environ.get("REDIS_URL"):
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        return
    services = Services(folder, durable=False)
    addresses = services.start()
    os.environ.update({name: addresses[name] for name in ("DATABASE_URL", "REDIS_URL")})

    def tidy() -> None:
        services.stop()
        shutil.rmtree(folder, ignore_errors=True)

    atexit.register(tidy)
