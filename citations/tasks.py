"""What the worker does for citation files. Both tasks ask the database what to do and may run any number of times at once."""

from celery import shared_task

from citations.services import trying


@shared_task(name=trying.TASK)
def file_transfer(pk: str) -> None:
    """File one transfer, or go on where an interrupted run stopped."""
    trying.try_to_file(pk)


@shared_task(name="citations.tasks.sweep_transfers")
def sweep_transfers() -> None:
    """Find what the bell missed: files received and not filed, and files whose filing was interrupted."""
    trying.sweep()
