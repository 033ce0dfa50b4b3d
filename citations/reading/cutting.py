"""From the bytes of a record to the texts of its fields. Nine tenths of a record is blank, so blank blocks are not cut at all."""

import struct
from collections.abc import Collection, Sequence
from typing import NamedTuple

from citations.layout.field import Field, Layout
from citations.reading.text import PLAIN, is_plain, text_of


class Block(NamedTuple):
    """A run of fields that is usually blank."""

    bit: int
    start: int
    blank: bytes
    fields: range


Cut = tuple[list[bytes], int, Sequence[int]]
"""The texts of a record's fields, which blocks are blank (the bit of each), and which fields had odd bytes."""

NOTHING_ODD: Sequence[int] = ()
STRIP = bytes.strip


class Cutter:
    """Cuts records of one layout, with or without the byte of its last field.

    `blocks` are the first and last fields of runs that are usually blank, in order. Where the first of them
    is blank, so is the text of an `unread` field: then nobody asks for it.
    """

    def __init__(self, layout: Layout, *blocks: tuple[str, str], unread: Collection[str] = ()) -> None:
        self._total = layout.total
        self._blocks = []
        for number, (first, last) in enumerate(blocks):
            start, end = layout.by_key[first].start - 1, layout.by_key[last].end
            fields = range(layout.at(first), layout.at(last) + 1)
            self._blocks.append(Block(1 << number, start, b" " * (end - start), fields))
        self._runs = [(block.bit, block.start, block.blank) for block in self._blocks]
        masks = range(1 << len(blocks))
        but_last = layout.fields[:-1]
        self._whole = [self._part(layout.fields, mask, unread) for mask in masks]
        self._short = [struct.Struct(self._part(but_last, mask, unread).format + "0s") for mask in masks]
        self._all = struct.Struct("".join(f"{each.width}s" for each in layout.fields))
        self._fillings = [self._filling(mask) for mask in masks]

    def _part(self, fields: Collection[Field], mask: int, unread: Collection[str]) -> struct.Struct:
        """Unpacks a record but for its blank blocks; what is unread comes out blank."""
        skipped = {index for block in self._blocks if mask & block.bit for index in block.fields}
        left = unread if mask & self._blocks[0].bit else ()

        def kind(each: Field) -> str:
            if each.index in skipped:
                return f"{each.width}x"
            return f"0s{each.width}x" if each.key in left else f"{each.width}s"

        return struct.Struct("".join(map(kind, fields)))

    def _filling(self, mask: int) -> list[tuple[int, list[bytes]]]:
        """Where blank texts go among those that were cut: one run of them for blocks that stand side by side."""
        runs: list[tuple[int, list[bytes]]] = []
        for block in self._blocks:
            if mask & block.bit:
                blanks = [b""] * len(block.fields)
                if runs and runs[-1][0] + len(runs[-1][1]) == block.fields.start:
                    runs[-1][1].extend(blanks)
                else:
                    runs.append((block.fields.start, blanks))
        return runs

    def cut(self, record: bytes) -> Cut:
        """Cut one record of the full length, or of one byte less."""
        if record.translate(None, PLAIN):
            return self._clean(record)
        blank = 0
        for bit, start, spaces in self._runs:
            if record.startswith(spaces, start):
                blank |= bit
        parts = self._whole if len(record) == self._total else self._short
        # Of plain bytes only spaces are white, and stripping everything white is quicker than stripping spaces.
        texts = list(map(STRIP, parts[blank].unpack(record)))
        for first, filling in self._fillings[blank]:
            texts[first:first] = filling
        return texts, blank, NOTHING_ODD

    def _clean(self, record: bytes) -> Cut:
        """Cut a record with control characters or bytes above 127 in it."""
        raw = self._all.unpack(record.ljust(self._total))
        return [text_of(each) for each in raw], 0, [index for index, each in enumerate(raw) if not is_plain(each)]
