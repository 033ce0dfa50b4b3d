"""Takes files out of the folders of partners. Any number of sweeps at once take each file once."""

import logging
from datetime import datetime, timedelta
from os import DirEntry
from pathlib import Path
from typing import BinaryIO, cast

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from citations.keeping import storage
from citations.keeping.limits import Bounded, too_large
from citations.models import DropFile, Partner
from citations.partners.folders import Folder, Unusable, clipped, marks_of, move, open_plain, write_whole
from citations.partners.services.acknowledging import acknowledge
from citations.queries import profile_of
from citations.services.alone import SWEEPING, alone
from citations.services.receiving import enter
from citations.services.trying import ring_on_commit
from citations.states import Channel
from workflow.scanning.gate import Harmful, ScannerAway, TooLongToScan, answers, scanned

logger = logging.getLogger(__name__)

APART = timedelta(seconds=10)
"""A file must look the same in two looks that lie at least so far apart; sweeps that run at once count as one look."""
UNPRINTABLE = "The name of the file has signs that cannot be printed. Rename it and put it in again."


def sweep() -> int:
    """Look into the folder of every partner that may send; how many files were taken. One folder's trouble is its own.

    Where the scanner for harmful files does not answer, files wait where they are for the next sweep.
    """
    taken, is_scanned = 0, answers()
    if not is_scanned:
        logger.error("files in folders wait, because the scanner for harmful files does not answer")
    for partner in Partner.objects.filter(is_active=True).select_related("agency").order_by("pk"):
        with alone(SWEEPING, partner.pk) as is_mine:
            if not is_mine:
                continue
            folder = Folder(Path(settings.CITATION_DROP_FOLDER) / partner.folder)
            try:
                folder.prepare()
                acknowledge(partner, folder, at=timezone.now())
                taken += _sweep(partner, folder) if is_scanned else 0
            except ScannerAway:
                # It went away meanwhile: every other file would wait as long for no answer.
                is_scanned = False
            except OSError as error:
                logger.error("the folder of partner %s could not be swept: %s", partner.pk, type(error).__name__)
    return taken


def _sweep(partner: Partner, folder: Folder) -> int:
    now = timezone.now()
    # What an interrupted sweep left comes first: nobody else is at it, the lock says so.
    left = _left(partner, folder)
    taken = sum(_take(partner, folder, row, path) for row, path in left)
    still = {row.pk for row, path in left if path.exists()}
    entries = folder.waiting()
    for entry in entries:
        row = _ready(partner, entry, now)
        path = claim(folder, row, entry.name) if row and row.pk not in still else None
        if row and path:
            taken += _take(partner, folder, row, path)
    _forget(partner, {entry.name for entry in entries if entry.name.isprintable()}, still)
    return taken


def claim(folder: Folder, row: DropFile, name: str) -> Path | None:
    """Take a file out of everybody else's reach by renaming it. None if somebody else was quicker."""
    path = folder.taking / f"{row.pk}-{clipped(name)}"
    try:
        (folder.incoming / name).rename(path)
    except FileNotFoundError:
        return None
    return path


def _ready(partner: Partner, entry: DirEntry[str], now: datetime) -> DropFile | None:
    """The row of a file that stood still between two looks; None while it may be written."""
    try:
        state = entry.stat(follow_symlinks=False)
    except FileNotFoundError:
        return None
    marks = {"size": state.st_size, "changed_ns": state.st_mtime_ns}
    if not entry.name.isprintable():
        name = "".join(each for each in entry.name if each.isprintable())
        return DropFile.objects.create(partner=partner, name=name, seen_at=now, trouble=UNPRINTABLE, **marks)
    row, is_new = DropFile.objects.get_or_create(
        partner=partner, name=entry.name, transfer=None, trouble="", defaults={"seen_at": now, **marks}
    )
    if (row.size, row.changed_ns) != (state.st_size, state.st_mtime_ns):
        DropFile.objects.filter(pk=row.pk).update(seen_at=now, **marks)
        return None
    return None if is_new or now - row.seen_at < APART else row


def _left(partner: Partner, folder: Folder) -> list[tuple[DropFile, Path]]:
    named = {path.name.partition("-")[0]: path for path in sorted(folder.taking.iterdir())}
    numbers = [int(number) for number in named if number.isascii() and number.isdigit()]
    rows = DropFile.objects.filter(partner=partner, pk__in=numbers).select_related("transfer").order_by("pk")
    return [(row, named[str(row.pk)]) for row in rows if str(row.pk) in named]


def _take(partner: Partner, folder: Folder, row: DropFile, path: Path) -> bool:
    """Receive one claimed file and move it to where it belongs; whether it was received. May go on after a stop."""
    try:
        if row.transfer is None and not _received(partner, row, path):
            move(path, _free(folder.incoming, row))
            return False
    except (Unusable, Harmful, TooLongToScan) as trouble:
        _fail(folder, row, path, trouble.sentence)
        return False
    except ScannerAway:
        move(path, _free(folder.incoming, row))
        raise
    except FileNotFoundError:
        return False
    assert row.transfer is not None
    move(path, folder.done / f"{row.transfer.pk}-{clipped(row.name)}")
    return True


def _received(partner: Partner, row: DropFile, path: Path) -> bool:
    """Keep the bytes and enter the transfer. False if the file turned out to be written still."""
    if row.trouble:
        raise Unusable(row.trouble)
    with open_plain(path) as stream:
        before = marks_of(stream)
        if before[0] > settings.CITATION_FILE_LIMIT:
            raise Unusable(too_large(before[0]))
        if before != (row.size, row.changed_ns):
            return False
        # A file that grows while it is copied is not followed without end: one byte more shows that it is not finished.
        bounded = cast(BinaryIO, Bounded(stream, before[0] + 1))
        with scanned(bounded, door=f"the folder of partner {partner.pk}") as seen:
            sha256, size = storage.keep(seen)
        if (size, marks_of(stream)) != (row.size, before):
            return False
    with transaction.atomic():
        # The sweep may have been at it for long, and everybody was told that files are read in the new one from then on.
        partner.refresh_from_db(fields=["layout"])
        row.transfer = enter(
            sha256=sha256,
            size=size,
            channel=Channel.FOLDER,
            agency=partner.agency.interchange_code,
            profile=profile_of(settings.CITATION_PROFILE, partner.layout_label),
            today=timezone.localdate(),
            actor=None,
            file_name=row.name[-120:],
            partner=partner,
        )
        row.save(update_fields=["transfer"])
        ring_on_commit(row.transfer)
    return True


def _fail(folder: Folder, row: DropFile, path: Path, sentence: str) -> None:
    name = f"{row.pk}-{clipped(row.name)}"
    write_whole(folder.failed / f"{name}.txt", f"{sentence}\n")
    move(path, folder.failed / name)
    DropFile.objects.filter(pk=row.pk).update(trouble=sentence)


def _free(incoming: Path, row: DropFile) -> Path:
    """The name that a file had, or one beside it if another file has come under that name."""
    path = incoming / row.name
    return incoming / f"{row.pk}-{clipped(row.name)}" if path.exists() else path


def _forget(partner: Partner, names: set[str], taking: set[int]) -> None:
    """A name that is seen no more was taken away or renamed by the partner."""
    seen = DropFile.objects.filter(partner=partner, transfer=None, trouble="")
    seen.exclude(name__in=names).exclude(pk__in=taking).delete()
