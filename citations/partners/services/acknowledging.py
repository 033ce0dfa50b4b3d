"""Writes into a partner's folder what became of each of its files, once."""

import json
from datetime import datetime

from citations.models import DropFile, Partner
from citations.partners.folders import Folder, clipped, move, write_whole
from citations.partners.queries import acknowledgement
from citations.states import TransferState


def acknowledge(partner: Partner, folder: Folder, *, at: datetime) -> int:
    """Write the acknowledgement of every file that has its verdict by now; how many were written. Written twice after an
    interruption, an acknowledgement says the same. What was no citation file is moved to what failed, with a sentence."""
    told = DropFile.objects.filter(
        partner=partner,
        acknowledged_at=None,
        transfer__state__in=[TransferState.FILED, TransferState.REFUSED],
    )
    rows = list(told.select_related("transfer__resend_of").order_by("pk"))
    for row in rows:
        _tell(row, folder)
        DropFile.objects.filter(pk=row.pk).update(acknowledged_at=at)
    return len(rows)


def _tell(row: DropFile, folder: Folder) -> None:
    transfer = row.transfer
    assert transfer is not None
    name = f"{transfer.pk}-{clipped(row.name)}"
    if transfer.state == TransferState.REFUSED:
        sentences = "\n".join(note["message"] for note in transfer.notes)
        write_whole(folder.failed / f"{name}.txt", f"The file could not be read. {sentences}\n")
        move(folder.done / name, folder.failed / name)
    write_whole(folder.out / f"{name}.json", json.dumps(acknowledgement(transfer), indent=1) + "\n")
