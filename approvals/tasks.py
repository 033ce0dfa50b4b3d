"""What the worker does for the approval procedure."""

from celery import shared_task

from approvals.services.sweep import sweep


@shared_task
def sweep_clock() -> None:
    """Look for e-tickets whose 48 hours are nearly over or over. May run any number of times at once."""
    sweep()
