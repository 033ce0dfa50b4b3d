"""Keeps the bytes of received files as they came, encrypted, each under the SHA-256 of its plain bytes."""

import hashlib
import mmap
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from citations.durable import settle
from citations.keeping.sealed_file import SealedFile, write
from citations.keeping.sealing import CannotBeOpened
from citations.reading.files import Source

FOLDER = "transfers"
PIECE = 1 << 20


def path_of(sha256: str) -> Path:
    """Where the bytes of a file lie."""
    return Path(settings.MEDIA_ROOT) / FOLDER / sha256[:2] / sha256


def keep(stream: BinaryIO) -> tuple[str, int]:
    """Store the bytes safely before anything is known of them; SHA-256 and size. Raises `OSError` if they cannot be kept."""
    folder = Path(settings.MEDIA_ROOT) / FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=folder, prefix="incoming-")
    try:
        with os.fdopen(handle, "wb") as file:
            sha256, size = write(stream, file)
            file.flush()
            os.fsync(file.fileno())
        target = path_of(sha256)
        target.parent.mkdir(mode=0o700, exist_ok=True)
        Path(name).replace(target)
        settle(target.parent)
        settle(folder)
    finally:
        with suppress(FileNotFoundError):
            Path(name).unlink()
    return sha256, size


@contextmanager
def opened(sha256: str, size: int) -> Iterator[Source]:
    """The plain bytes of a stored file. Raises `CannotBeOpened` if its key or a part of it is missing."""
    with path_of(sha256).open("rb") as file:
        source = SealedFile(file)
        if len(source) != size:
            raise CannotBeOpened("A stored file is not as long as it was.")
        yield source


@contextmanager
def mapped(stream: BinaryIO) -> Iterator[Source]:
    """The bytes of an open file without reading them all into memory, where that can be done."""
    state = os.fstat(stream.fileno())
    if not stat.S_ISREG(state.st_mode) or state.st_size == 0:
        yield stream.read()
        return
    with mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as bytes_of_file:
        yield bytes_of_file


def sha256_of(source: Source) -> str:
    """The SHA-256 of bytes that are not stored."""
    digest = hashlib.sha256()
    for start in range(0, len(source), PIECE):
        digest.update(source[start : start + PIECE])
    return digest.hexdigest()
