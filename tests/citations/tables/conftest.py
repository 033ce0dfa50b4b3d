"""The contract's sample tables in the database, and a browser for each person."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from citations.services.reference import load_reference
from tests.citations.reference import DATA


@pytest.fixture
def tables(db: None, settings: Any, tmp_path: Path) -> None:
    """Tables with rows."""
    settings.MEDIA_ROOT = str(tmp_path / "media")
    load_reference(folder=DATA / "reference-sample")


@pytest.fixture
def signed_in() -> Callable[[User], Client]:
    """A browser in which somebody is signed in."""

    def open_for(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return open_for
