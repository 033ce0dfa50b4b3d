"""One at a time, among all processes: locks that go with their connection if the process dies, and nobody waits for one."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import Error, connection

SWEEPING = 7_269_602
"""First number of the lock under which the folder of one partner is swept; the second is the partner's."""
LOOKING = 7_269_603
"""First number of the lock of one look at a change; the second is that of the look."""

MOST = 2**31
"""Numbers of a pair are smaller."""


@contextmanager
def alone(*numbers: int) -> Iterator[bool]:
    """Whether nobody else holds the lock of this number, or of this pair; it is held until the end. Held once more by
    the same connection, it is let go as often."""
    pair = [number % MOST for number in numbers] if len(numbers) == 2 else list(numbers)
    places = ", ".join(["%s"] * len(pair))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT pg_try_advisory_lock({places})", pair)
        is_mine = bool(cursor.fetchone()[0])
    try:
        yield is_mine
    finally:
        if is_mine:
            _let_go(places, pair)


def _let_go(places: str, pair: list[int]) -> None:
    """A connection that is gone holds no lock any more."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT pg_advisory_unlock({places})", pair)
    except Error:
        connection.close()
