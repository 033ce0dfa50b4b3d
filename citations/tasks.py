"""What the worker does for citation files. Its tasks ask the database what to do and may run any number of times at once."""

from celery import shared_task

from citations.partners.services import dropping
from citations.services import trying


@shared_task(name=trying.TASK)
def file_transfer(pk: str) -> None:
    """File one transfer, or go on where an interrupted run stopped."""
    trying.try_to_file(pk)


@shared_task(name="citations.tasks.sweep_transfers")
def sweep_transfers() -> None:
    """Find what the bell missed: files received and not filed, and files whose filing was interrupted."""
    trying.sweep()


@shared_task(name="citations.tasks.sweep_drop_folders")
def sweep_drop_folders() -> None:
    """Take what partner systems put into their folders, and write there what became of what they sent."""
    dropping.sweep()
