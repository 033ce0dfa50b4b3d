"""Files what was received, again after an interruption, and sets aside what stops three times at the same place (R9)."""

import logging
import time
from uuid import UUID

from django.db import Error, connection, transaction
from django.db.models import F
from django.db.models.functions import Now

from accounts.models import User
from citations.keeping.sealing import CannotBeOpened
from citations.letters import TransferSetAside
from citations.models import Transfer
from citations.models.transfer import MOST_TRIES
from citations.permissions import is_of_state
from citations.profiles import UnknownProfile
from citations.queries import UnknownLayout
from citations.services.alone import alone
from citations.services.filing import HeldBack, file_transfer, lock_number
from citations.states import TransferState
from notifications import bell, outbox
from workflow.errors import NotNow, NotYou
from workflow.perform import record

logger = logging.getLogger(__name__)

TASK = "citations.tasks.file_transfer"
STOPPED = (
    "Filing was interrupted {tries} times at the same place, after {stored} records. The records before it are filed."
)
SENTENCES: dict[type[Exception], str] = {
    CannotBeOpened: "The stored bytes of the file cannot be opened: their key is missing, or they were changed.",
    OSError: "The stored bytes of the file cannot be read from the disk.",
    UnknownLayout: "The layout that this file was received in is missing.",
    UnknownProfile: "The settings of the court that this file was received under are missing.",
    Error: "The database did not take the records.",
}
"""What is said of each failure. The words of the failure itself may hold what is in the file, so they are not repeated."""


TROUBLE = 300
"""Characters that are kept of what held a file up."""

AWAY = "The database was away while the file was read. That is no fault of the file."
PAUSES = (0.0, 1.0, 2.0, 4.0, 8.0, 15.0)
"""Seconds before each attempt to reach a database that went away. A worker has nothing else to do without it."""


def ring_on_commit(transfer: Transfer) -> None:
    """Ask the worker to file it once the transaction commits; the sweep finds what this loses."""
    transaction.on_commit(lambda: bell.call(TASK, str(transfer.pk)), robust=True)


def try_to_file(pk: str) -> None:
    """File a transfer if it waits and nobody else is at it. May run any number of times at once."""
    # The lock is the one of `file_transfer`, which takes it once more.
    with alone(lock_number(pk)) as is_mine:
        if not is_mine:
            return
        transfer = Transfer.objects.select_related("resend_of").filter(pk=pk).first()
        if transfer is None or not transfer.is_waiting or transfer.is_behind:
            return
        if transfer.tries and _was_restarted(transfer):
            # Whoever was at it could not give the try back, so it is done now.
            transfer.tries -= 1
            Transfer.objects.filter(pk=pk).update(tries=transfer.tries, trouble=AWAY)
        if transfer.tries >= MOST_TRIES:
            _set_aside(transfer)
            return
        # Counted before the work: a worker that dies on the way cannot count any more.
        Transfer.objects.filter(pk=pk).update(tries=F("tries") + 1, changed_at=Now())
        link = connection.connection
        try:
            file_transfer(transfer=transfer)
        except HeldBack as held:
            transfer.trouble = str(held)[:TROUBLE]
            _set_aside(transfer)
        except tuple(SENTENCES) as error:
            logger.error("transfer %s was not filed: %s", pk, type(error).__name__)
            if isinstance(error, Error) and link.closed:
                _give_back(pk)
            else:
                _note(pk, error)
        else:
            _ring_for_those_behind(pk)


def sweep() -> int:
    """Ring for every transfer that waits, those tried least first; how many there are."""
    waiting = Transfer.objects.filter(state=TransferState.RECEIVED, is_set_aside=False)
    ready = waiting.exclude(resend_of__state=TransferState.RECEIVED).order_by("tries", "created_at")
    found = [str(pk) for pk in ready.values_list("pk", flat=True)[:1_000]]
    for pk in found:
        bell.call(TASK, pk)
    return len(found)


def retry(transfer: Transfer, *, actor: User, version: int | None = None) -> Transfer:
    """Try a file again that was set aside. For State staff. Raises `NotYou` or `NotNow`."""
    if not is_of_state(actor):
        raise NotYou("Your role does not allow another try. Nothing was changed.")
    if not transfer.needs_somebody:
        raise NotNow("This file is not set aside, so there is nothing to try again.")
    with transaction.atomic():
        freed = record(transfer, "retry", actor=actor, version=version, tries=0, trouble="", is_set_aside=False)
        ring_on_commit(freed)
    return freed


def _ring_for_those_behind(pk: str) -> None:
    """Files with the same bytes that came in while this one waited."""
    behind = Transfer.objects.filter(resend_of=UUID(pk), state=TransferState.RECEIVED)
    for each in behind.values_list("pk", flat=True):
        bell.call(TASK, str(each))


def _set_aside(transfer: Transfer) -> None:
    trouble = transfer.trouble or STOPPED.format(tries=MOST_TRIES, stored=f"{transfer.totals['received']:,}")
    with transaction.atomic():
        aside = record(transfer, "set_aside", actor=None, note=trouble, trouble=trouble, is_set_aside=True)
        outbox.queue(TransferSetAside(aside))


def _note(pk: str, error: Exception) -> None:
    sentence = next(words for kind, words in SENTENCES.items() if isinstance(error, kind))
    try:
        Transfer.objects.filter(pk=pk).update(trouble=sentence)
    except Error:
        logger.warning("the trouble with transfer %s could not be noted", pk)


def _was_restarted(transfer: Transfer) -> bool:
    """Whether the database was started after the last try began, so that this try was cut off by it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_postmaster_start_time() > %s", [transfer.changed_at])
        return bool(cursor.fetchone()[0])


def _give_back(pk: str) -> None:
    """The connection went away under the work. If it stays away, the next try finds out by the start of the database."""
    for pause in PAUSES:
        time.sleep(pause)
        connection.close()
        try:
            # The instant is moved on too: a restart before it is dealt with.
            Transfer.objects.filter(pk=pk, tries__gt=0).update(tries=F("tries") - 1, changed_at=Now(), trouble=AWAY)
        except Error:
            logger.warning("the database is still away, so the try of transfer %s is not given back yet", pk)
        else:
            return
