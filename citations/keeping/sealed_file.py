"""A received file as it lies on the disk: encrypted, in pieces of one size, so that any part can be read without the rest."""

import hashlib
import os
from collections import OrderedDict
from collections.abc import Iterator
from typing import BinaryIO

from citations.keeping.sealing import CannotBeOpened, overhead_of, seal, unseal

MARK = b"ETF1"
NAME = 16
PIECE = 1 << 20
"""Plain bytes of every piece but the last."""

KEPT = 4
"""Opened pieces that are kept at hand."""


def write(stream: BinaryIO, target: BinaryIO) -> tuple[str, int]:
    """Encrypt a stream into an open file; SHA-256 and size of the plain bytes."""
    digest, size, name = hashlib.sha256(), 0, os.urandom(NAME)
    target.write(MARK + name)
    for number, piece in enumerate(_pieces(stream)):
        digest.update(piece)
        size += len(piece)
        target.write(seal(piece, about=_about(name, number)))
    return digest.hexdigest(), size


class SealedFile:
    """The plain bytes of such a file, as the reader of citation files wants them."""

    def __init__(self, file: BinaryIO) -> None:
        """Raises `CannotBeOpened` if this is no such file."""
        head = file.read(len(MARK) + NAME)
        if not head.startswith(MARK) or len(head) < len(MARK) + NAME:
            raise CannotBeOpened("A stored file does not begin as it should.")
        self._file, self._name, self._start = file, head[len(MARK) :], len(head)
        self._opened: OrderedDict[int, bytes] = OrderedDict()
        sealed = file.seek(0, os.SEEK_END) - self._start
        file.seek(self._start)
        self._step = PIECE + overhead_of(file.read(2))
        self._length = sealed - -(-sealed // self._step) * (self._step - PIECE)

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, cut: slice) -> bytes:
        start, stop, _ = cut.indices(self._length)
        if start >= stop:
            return b""
        first, last = start // PIECE, (stop - 1) // PIECE
        if first == last:
            return self._piece(first)[start - first * PIECE : stop - first * PIECE]
        whole = b"".join(self._piece(number) for number in range(first, last + 1))
        return whole[start - first * PIECE : stop - first * PIECE]

    def find(self, byte: bytes, start: int, end: int) -> int:
        """Where one byte comes next, or -1."""
        while start < end:
            number = start // PIECE
            base = number * PIECE
            found = self._piece(number).find(byte, start - base, end - base)
            if found >= 0:
                return base + found
            start = base + PIECE
        return -1

    def _piece(self, number: int) -> bytes:
        piece = self._opened.get(number)
        if piece is None:
            self._file.seek(self._start + number * self._step)
            piece = unseal(self._file.read(self._step), about=_about(self._name, number))
            self._opened[number] = piece
            if len(self._opened) > KEPT:
                self._opened.popitem(last=False)
        return piece


def _pieces(stream: BinaryIO) -> Iterator[bytes]:
    """Pieces of full size but for the last, however little a stream gives at a time."""
    waiting = bytearray()
    while some := stream.read(PIECE):
        waiting += some
        while len(waiting) >= PIECE:
            yield bytes(waiting[:PIECE])
            del waiting[:PIECE]
    if waiting:
        yield bytes(waiting)


def _about(name: bytes, number: int) -> str:
    return f"file {name.hex()} piece {number}"
