"""Rings for the worker after a commit. A bell only: the outbox is the ledger, and the sweep finds what the bell missed.

The person's answer must not wait for the broker: short time-outs, no retry, and a broker that was down is left alone for a
while.
"""

import logging
import threading
import time

from celery import current_app
from django.db import transaction
from kombu import Connection
from kombu.exceptions import KombuError
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

TASK = "notifications.tasks.drain"
PATIENCE = 0.4
"""Seconds for connecting, and again for each answer of the broker."""
SILENCE = 10.0
"""Seconds during which a broker that failed is not tried again."""

_silent_until = 0.0
_of_thread = threading.local()


def ring_on_commit() -> None:
    """Ring once when the transaction commits, however many letters it queues."""
    connection = transaction.get_connection()
    if all(entry[1] is not ring for entry in connection.run_on_commit):
        transaction.on_commit(ring, robust=True)


def ring() -> None:
    """Ask the worker to drain the outbox. Never raises; takes a second at most when the broker is down."""
    call(TASK)


def call(task: str, *ids: str) -> None:
    """Ask the worker for one task about what the ids name. Never raises; a sweep must find what this call loses."""
    global _silent_until
    if time.monotonic() < _silent_until:
        return
    try:
        current_app.send_task(task, args=ids, connection=_connection(), retry=False, ignore_result=True)
    except (KombuError, RedisError, OSError) as error:
        _silent_until = time.monotonic() + SILENCE
        _hang_up()
        logger.warning("the broker does not answer (%s); a sweep will find the work", type(error).__name__)


def _connection() -> Connection:
    connection: Connection | None = getattr(_of_thread, "connection", None)
    if connection is None:
        patience = {"socket_connect_timeout": PATIENCE, "socket_timeout": PATIENCE, "max_retries": 0}
        options = {**current_app.conf.broker_transport_options, **patience}
        connection = current_app.connection_for_write(transport_options=options, connect_timeout=PATIENCE)
        _of_thread.connection = connection
    return connection


def _hang_up() -> None:
    connection: Connection | None = _of_thread.__dict__.pop("connection", None)
    if connection is not None:
        connection.release()
