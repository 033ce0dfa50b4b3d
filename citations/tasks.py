"""What the worker does for citation files. Its tasks ask the database what to do and may run any number of times at once."""

from celery import shared_task

from citations.partners.services import dropping
from citations.services import trying
from citations.tables.services import looking, weighing


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


@shared_task(name=weighing.TASK)
def weigh_change(pk: str) -> None:
    """Look at what one change of the tables would do, if that was asked and is not done."""
    looking.weigh(pk)


@shared_task(name="citations.tasks.sweep_changes")
def sweep_changes() -> None:
    """Find looks at changes that the bell missed or that were interrupted."""
    weighing.sweep()
