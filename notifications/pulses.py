"""Signs of life of the worker, the scheduler and the mail server, so that trouble shows before anybody misses a letter."""

from datetime import datetime, timedelta

from notifications.models import Pulse

WORKER, SCHEDULER, MAIL_SERVER = "worker", "scheduler", "mail server"
EVERY = timedelta(seconds=10)
"""A sign of life is written at most this often."""


def beat(name: str, now: datetime) -> None:
    """It works, and whatever trouble there was is over."""
    known = Pulse.objects.filter(name=name).first()
    if known and known.seen_at and not known.trouble and now - known.seen_at < EVERY:
        return
    Pulse.objects.bulk_create(
        [Pulse(name=name, seen_at=now, trouble="", trouble_since=None)],
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["seen_at", "trouble", "trouble_since"],
    )


def trouble(name: str, now: datetime, sentence: str) -> None:
    """It does not work; the time at which that began stays."""
    Pulse.objects.bulk_create([Pulse(name=name)], ignore_conflicts=True)
    Pulse.objects.filter(name=name, trouble_since=None).update(trouble_since=now)
    Pulse.objects.filter(name=name).update(trouble=sentence)
