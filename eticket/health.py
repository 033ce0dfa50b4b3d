"""Two addresses for machines that watch this one: is the process alive, and is everything there that it needs.

Both are open without signing in, so they tell nothing but the names of what is missing.
"""

from collections.abc import Iterator
from functools import cache

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from redis import Redis, RedisError
from redis.backoff import NoBackoff
from redis.retry import Retry

from workflow.scanning.gate import answers

BROKER_PATIENCE = 1.0
"""Seconds for the broker to take the connection, and again for its answer."""


@never_cache
@require_safe
def health_live(request: HttpRequest) -> JsonResponse:
    """This process answers. It asks nobody else: what is missing elsewhere is no reason to restart it."""
    return JsonResponse({"live": True})


@never_cache
@require_safe
def health_ready(request: HttpRequest) -> JsonResponse:
    """200 when everything is there, else 503 with a sentence for each thing that is missing."""
    lacking = dict(missing())
    return JsonResponse({"ready": not lacking, "missing": lacking}, status=503 if lacking else 200)


def missing() -> Iterator[tuple[str, str]]:
    """Name and sentence of what this process needs and does not have now."""
    try:
        waiting = unapplied()
    except DatabaseError:
        yield "database", "The database does not answer."
    else:
        if waiting:
            yield "migrations", f"Migrations that are not applied yet: {waiting}."
    if not broker_answers():
        yield "broker", "The broker does not answer. Nothing is lost; letters and sweeps wait until it does."
    if not answers():
        yield "scanner", "The scanner for harmful files does not answer. No file is taken until it does."


def unapplied() -> int:
    """How many migrations of the program the database does not have. Asks the database; raises `DatabaseError`."""
    return len(_known_migrations() - set(MigrationRecorder(connection).applied_migrations()))


@cache
def _known_migrations() -> frozenset[tuple[str, str]]:
    """App and name of every migration on the disk; they do not change while a process lives."""
    return frozenset(MigrationLoader(None).graph.nodes)


def broker_answers() -> bool:
    """One ping, without the patience and the repetitions that a worker would have."""
    try:
        with Redis.from_url(
            settings.REDIS_URL,
            socket_connect_timeout=BROKER_PATIENCE,
            socket_timeout=BROKER_PATIENCE,
            retry=Retry(NoBackoff(), 0),
        ) as broker:
            return bool(broker.ping())
    except RedisError:
        return False
