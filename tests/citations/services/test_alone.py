"""Work that nobody else does at the same moment."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from citations.services.alone import LOOKING, SWEEPING, alone

pytestmark = pytest.mark.django_db


@pytest.fixture
def other() -> Iterator[BaseDatabaseWrapper]:
    """The connection of another process."""
    made = connection.copy()
    yield made
    made.close()


def free(other: BaseDatabaseWrapper, *numbers: int) -> bool:
    """Whether the other one gets the lock, which it lets go at once."""
    places = ", ".join(["%s"] * len(numbers))
    with other.cursor() as cursor:
        cursor.execute(f"SELECT pg_try_advisory_xact_lock({places})", numbers)
        return bool(cursor.fetchone()[0])


def test_nobody_else_gets_it_until_the_end(other: BaseDatabaseWrapper) -> None:
    for numbers in ((7,), (LOOKING, 7)):
        with alone(*numbers) as is_mine:
            assert (is_mine, free(other, *numbers)) == (True, False)
        assert free(other, *numbers)


def test_what_raises_lets_go_too(other: BaseDatabaseWrapper) -> None:
    with pytest.raises(OSError, match="full"), alone(SWEEPING, 7):
        raise OSError("full")
    assert free(other, SWEEPING, 7)


def test_who_comes_second_is_told_and_does_not_let_go_for_the_first(other: BaseDatabaseWrapper) -> None:
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s, %s)", [SWEEPING, 7])
        with alone(SWEEPING, 7) as is_mine:
            assert not is_mine
        cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [SWEEPING, 7])
        assert cursor.fetchone()[0] is True


def test_the_look_and_the_folder_of_one_number_do_not_meet(other: BaseDatabaseWrapper) -> None:
    with alone(LOOKING, 7):
        assert free(other, SWEEPING, 7)
