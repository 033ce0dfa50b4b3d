"""Files a received file: reads it, examines its records, and stores each with its verdict, a thousand in a transaction."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from accounts.models import User
from citations.disposition import STAGES
from citations.edits.examiner import Examiner
from citations.judging import Draft, OnFile, decide, draft_of, examine, finish
from citations.keeping import storage
from citations.letters import TransferFiled
from citations.models import Transfer
from citations.profiles import Profile
from citations.queries import contents_on_file, first_of, numbers_on_file, resent, rules_of, tables_of, uploader_of
from citations.reading.files import Reading, Source, read
from citations.reading.survey import pieces, raw_of, survey, told
from citations.services.ahead import ahead
from citations.services.storing import pack, seal_images, store, take_case_numbers
from citations.states import TransferState
from citations.verdict import Verdict, totals_of
from notifications import outbox
from workflow.history import entries_of
from workflow.perform import perform

CHUNK = 1_000
"""Records of one transaction."""

MOST_PROBLEMS = 10_000
"""Problems of one transaction: a hostile file has so many that a thousand records would fill the memory."""

FILING = 7_269_601
"""Number of the lock under which chunks are stored: what is on file must not change between looking and storing."""


class HeldBack(Exception):
    """The court wants a person to look at such a file first (X-62). The text is for people."""


def file_transfer(*, transfer: Transfer, actor: User | None = None) -> Transfer | None:
    """File a received transfer, or go on where an interrupted run stopped. May run twice at any moment.

    Returns the transfer as it is then, or None if somebody else had filed it before or in the meantime, or if the same
    bytes came before and are not filed yet. Raises `HeldBack` if the court looks at such files first and nobody has.
    """
    with _alone_with(transfer):
        # Read anew, not refreshed: refreshing a protected state is not safe among threads.
        transfer = Transfer.objects.select_related("resend_of").get(pk=transfer.pk)
        if transfer.state != TransferState.RECEIVED or transfer.is_behind:
            return None
        if transfer.resend_of is not None:
            return _file_again(transfer, transfer.resend_of, actor)
        with storage.opened(transfer.sha256, transfer.size) as source, _uncollected():
            return _file(transfer, source, actor)


def rehearse(*, source: Source, sha256: str, agency: str, profile: Profile, today: date) -> Verdict:
    """The verdict that a real run would give now. Stores nothing."""
    first = first_of(sha256, profile.layout.label)
    if first is not None and first.state == TransferState.FILED:
        return resent(first, None)
    reading = read(source, profile.layout)
    examiner = Examiner(profile, tables_of(profile), today)
    known = OnFile()
    records = []
    waiting = _drafts(reading, 1, profile)
    while drafts := list(islice(waiting, CHUNK)):
        for draft in drafts:
            examine(draft, examiner)
        _look_up(known, drafts)
        list(decide(drafts, examiner, known))
        finish(drafts)
        records += [draft.verdict() for draft in drafts]
        for draft in drafts:
            # What is remembered for the rest of the file needs no bytes.
            draft.raw, draft.examination, draft.problems = b"", None, []
    return Verdict(sha256, reading.header, told(survey(reading, agency, pads=profile.pad_short_lines).notes), records)


def _file(transfer: Transfer, source: Source, actor: User | None) -> Transfer:
    profile, tables = rules_of(transfer.profile, transfer.layout)
    reading = read(source, profile.layout)
    notes = told(survey(reading, transfer.channel_agency, pads=profile.pad_short_lines).notes)
    if not reading.is_readable:
        return _end(transfer, "refuse", actor, notes=notes)
    _hold_back(transfer, notes, profile)
    examiner = Examiner(profile, tables, transfer.today)
    waiting = _drafts(reading, transfer.totals["received"] + 1, profile)
    # Closed before the file is, also when storing fails.
    with closing(ahead(_prepared(waiting, examiner))) as chunks:
        for drafts, packed in chunks:
            _store(transfer, drafts, packed, examiner)
    header = reading.header
    return _end(
        transfer,
        "file",
        actor,
        at=timezone.now(),
        notes=notes,
        date=header.sent_on,
        count=header.count,
        agency=header.agency,
    )


def _hold_back(transfer: Transfer, notes: list[dict[str, str]], profile: Profile) -> None:
    """Nothing of a file with such a note is filed before somebody asked for it to be."""
    odd = [note["message"] for note in notes if note["code"] in profile.set_aside_on]
    if odd and not entries_of(transfer).filter(verb="retry").exists():
        raise HeldBack(" ".join([*odd, "Such files are looked at first: try it again to have it filed as it is."]))


def _file_again(transfer: Transfer, first: Transfer, actor: User | None) -> Transfer:
    """A file that was received before: all of it is skipped, and only that is written down. What was no citation file
    then is none now."""
    if first.state == TransferState.REFUSED:
        return _end(transfer, "refuse", actor, notes=first.notes)
    with transaction.atomic():
        Transfer.objects.filter(pk=transfer.pk).update(skipped_count=first.totals["received"])
        return _end(
            transfer,
            "file",
            actor,
            at=timezone.now(),
            notes=[*first.notes, *told(["resent_file"])],
            date=first.header_date,
            count=first.header_count,
            agency=first.header_agency,
        )


def _end(transfer: Transfer, verb: str, actor: User | None, **facts: Any) -> Transfer:
    """The last act, together with the acknowledgement to whoever sent the file."""
    with transaction.atomic():
        ended = perform(transfer, verb, actor=actor, **facts)
        outbox.queue(TransferFiled(ended, uploader_of(ended)))
        return ended


def _drafts(reading: Reading, first: int, profile: Profile) -> Iterator[Draft]:
    """Drafts of the records from the given number on."""
    for number, span in pieces(reading, first):
        yield draft_of(number, span, raw_of(reading, span, pads=profile.pad_short_lines))


def _prepared(waiting: Iterator[Draft], examiner: Examiner) -> Iterator[tuple[list[Draft], list[bytes]]]:
    """So many drafts at a time with their packed records; fewer where they are full of problems.

    What needs no database is done ahead. Of records that turn out to be on file it was in vain, and those are few.
    """
    drafts: list[Draft] = []
    packed: list[bytes] = []
    problems = 0
    for draft in waiting:
        problems += examine(draft, examiner)
        drafts.append(draft)
        packed.append(pack(draft.raw) if draft.digest else b"")
        if len(drafts) >= CHUNK or problems >= MOST_PROBLEMS:
            yield drafts, packed
            drafts, packed, problems = [], [], 0
    if drafts:
        yield drafts, packed


def _store(transfer: Transfer, drafts: list[Draft], packed: list[bytes], examiner: Examiner) -> None:
    sealed = seal_images(drafts, packed)
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [FILING])
        known = OnFile()
        _look_up(known, drafts)
        accepted = list(decide(drafts, examiner, known))
        numbers = take_case_numbers(examiner.profile.case_prefix, transfer.today.year, len(accepted))
        for draft, number in zip(accepted, numbers, strict=True):
            draft.case_number = number
        finish(drafts)
        store(transfer, sealed, transfer.today)
        totals = totals_of(draft.stage for draft in drafts)
        Transfer.objects.filter(pk=transfer.pk).update(
            # Records were stored, so this try is the first one at the place where the file stands now.
            tries=1,
            **{f"{stage}_count": F(f"{stage}_count") + totals[stage] for stage in STAGES},
        )


def _look_up(known: OnFile, drafts: list[Draft]) -> None:
    """Add what is on file of these records, which were examined. What is known from earlier in the same file came first and stays."""
    for digest, case in contents_on_file(_digests(drafts)).items():
        known.contents.setdefault(digest, case)
    for key, case in numbers_on_file({draft.key for draft in drafts if draft.key}).items():
        known.numbers.setdefault(key, case)


def _digests(drafts: Iterable[Draft]) -> list[bytes]:
    return [draft.digest for draft in drafts if draft.digest is not None]


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the search for cycles: filing makes none, and a thousand drafts at a time would keep it searching."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def lock_number(pk: UUID | str) -> int:
    """Number of the lock under which one transfer is filed."""
    return UUID(str(pk)).int >> 65


@contextmanager
def _alone_with(transfer: Transfer) -> Iterator[None]:
    """One at a time for one transfer; the lock goes with the connection if the process dies."""
    number = lock_number(transfer.pk)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [number])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [number])
