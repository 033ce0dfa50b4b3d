"""No file gets past the scanner unseen: what is harmful is refused, and without a verdict nothing is taken."""

import hashlib
import logging
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from django.conf import settings

from workflow.errors import Refused
from workflow.scanning.clamd import CHUNK, Clamd, NoAnswer, TooLong

logger = logging.getLogger(__name__)

NAME_LENGTH = 120
PATIENCE = 2.0
"""Seconds for a scanner to say that it is there."""
LIMITS_TOO_LOW = "It is larger than the scanner takes: raise StreamMaxLength, MaxFileSize and MaxScanSize of clamd to CITATION_FILE_LIMIT."


class FileRefused(Refused):
    """A file was not let in, and nothing of it was kept. `code` is for forms, `status` for answers.

    `sentence` is for whoever sent it, `trouble` for those who run the program.
    """

    title = "The file was not taken"
    code = ""
    words = ""

    def __init__(self, name: str, trouble: str) -> None:
        shown = "".join(each for each in name if each.isprintable())[-NAME_LENGTH:]
        super().__init__(self.words.format(file=f"The file “{shown}”" if shown else "The file"))
        self.trouble = trouble


class Harmful(FileRefused):
    """The scanner found something."""

    status = 422
    code = "harmful"
    words = (
        "{file} was not taken: the scanner for harmful files found something in it that can do harm. Nothing of it was "
        "kept. Have the computer that it comes from looked over, write the file anew, and send that one."
    )


class ScannerAway(FileRefused):
    """There is no verdict, so nobody knows whether the file does harm."""

    status = 503
    code = "scanner_away"
    words = "{file} was not taken: the scanner for harmful files does not answer. Nothing was kept; try again in some minutes."


class TooLongToScan(FileRefused):
    """The scanner's limits are lower than ours: whoever runs it has to raise them."""

    status = 413
    code = "too_long_to_scan"
    words = (
        "{file} was not taken: it is larger than the scanner for harmful files is set up for. Nothing was kept. Send it in "
        "parts, or ask those who run this system to raise the limits of the scanner."
    )


def scanner(seconds: float | None = None) -> Clamd | None:
    """The scanner that is set, or None. Waits so many seconds, or as many as the settings say. Raises `BadAddress`."""
    if not settings.ETICKET_CLAMD:
        return None
    return Clamd.at(settings.ETICKET_CLAMD, seconds or settings.ETICKET_CLAMD_SECONDS)


def answers() -> bool:
    """Whether files can be looked at now: the scanner is there and idle enough to say so at once, or none is set."""
    try:
        asked = scanner(PATIENCE)
        return asked is None or asked.ask("PING") == "PONG"
    except NoAnswer:
        return False


def scan(stream: BinaryIO, *, name: str = "", door: str) -> None:
    """Have a file looked at that nobody else can change meanwhile; it is at its beginning afterwards.

    `name` is told to the sender and never logged; `door` is logged, with what the scanner said, unless it is blank.
    Raises `Harmful`, `ScannerAway` or `TooLongToScan`.
    """
    try:
        _look(stream, name)
    except FileRefused as refusal:
        if door:
            level = logging.WARNING if isinstance(refusal, Harmful) else logging.ERROR
            logger.log(level, "a file was not taken at %s: %s", door, refusal.trouble)
        raise


def _look(stream: BinaryIO, name: str) -> None:
    try:
        asked = scanner()
        if asked is None:
            return
        stream.seek(0)
        found = asked.look(stream)
    except NoAnswer as none:
        raise ScannerAway(name, f"The scanner gives no verdict. {none}") from None
    except TooLong:
        raise TooLongToScan(name, LIMITS_TOO_LOW) from None
    stream.seek(0)
    if found:
        # Enough to look the thing up, and to find the file where it came from.
        raise Harmful(name, f"The scanner calls it {found}; the SHA-256 of the file is {_sha256(stream)}.")


@contextmanager
def scanned(stream: BinaryIO, *, name: str = "", door: str) -> Iterator[BinaryIO]:
    """The bytes of a stream once all of them were looked at; see `scan`. Without a scanner, the stream itself.

    They are handed on as a copy in a file without a name: what is read later is what was looked at, whoever else has
    the file open, and a slow sender does not keep the scanner waiting.
    """
    if not settings.ETICKET_CLAMD:
        yield stream
        return
    with tempfile.TemporaryFile(dir=settings.FILE_UPLOAD_TEMP_DIR) as copy:
        shutil.copyfileobj(stream, copy, CHUNK)
        copy.flush()
        scan(copy, name=name, door=door)
        yield copy


def _sha256(stream: BinaryIO) -> str:
    digest = hashlib.sha256()
    while some := stream.read(CHUNK):
        digest.update(some)
    return digest.hexdigest()
