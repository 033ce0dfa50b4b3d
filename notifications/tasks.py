"""What the worker does for letters. Both tasks ask the outbox what to do and may run any number of times at once."""

from celery import shared_task
from django.utils import timezone

from notifications import claims, delivery, pulses, reconcile


@shared_task(name="notifications.tasks.drain")
def drain() -> None:
    """Deliver what is due; the bell rings for it after each commit that queued letters."""
    pulses.beat(pulses.WORKER, timezone.now())
    delivery.drain()


@shared_task(name="notifications.tasks.sweep_outbox")
def sweep_outbox() -> None:
    """Find what the bell missed: letters due again, and letters whose sending was interrupted."""
    now = timezone.now()
    pulses.beat(pulses.SCHEDULER, now)
    pulses.beat(pulses.WORKER, now)
    claims.expire(now)
    reconcile.ask_local_server()
    delivery.drain()
