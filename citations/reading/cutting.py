"""From the bytes of a record to the texts of its fields. Nine tenths of a record is blank, so blank blocks are not cut at all."""

import struct
from typing import NamedTuple

from citations.layout.field import Layout
from citations.reading.text import PLAIN, is_plain, text_of


class Block(NamedTuple):
    """A run of fields that is usually blank."""

    bit: int
    start: int
    blank: bytes
    fields: range


Cut = tuple[list[bytes], int, list[int]]
"""The texts of a record's fields, which blocks are blank (the bit of each), and which fields had odd bytes."""


class Cutter:
    """Cuts records of one layout. `blocks` are the first and last fields of runs that are usually blank, in order."""

    def __init__(self, layout: Layout, *blocks: tuple[str, str]) -> None:
        self._blocks = []
        for number, (first, last) in enumerate(blocks):
            start, end = layout.by_key[first].start - 1, layout.by_key[last].end
            fields = range(layout.at(first), layout.at(last) + 1)
            self._blocks.append(Block(1 << number, start, b" " * (end - start), fields))
        self._runs = [(block.bit, block.start, block.blank) for block in self._blocks]
        masks = range(1 << len(blocks))
        self._parts = [self._part(layout, mask) for mask in masks]
        self._fillings = [
            [(block.fields.start, [b""] * len(block.fields)) for block in self._blocks if mask & block.bit]
            for mask in masks
        ]

    def _part(self, layout: Layout, mask: int) -> struct.Struct:
        """Unpacks a record but for its blank blocks."""
        skipped = {index for block in self._blocks if mask & block.bit for index in block.fields}
        kinds = ((field.width, "x" if field.index in skipped else "s") for field in layout.fields)
        return struct.Struct("".join(f"{width}{kind}" for width, kind in kinds))

    def cut(self, record: bytes) -> Cut:
        """Cut one record of the full length."""
        blank = 0
        for bit, start, spaces in self._runs:
            if record.startswith(spaces, start):
                blank |= bit
        raw = self._parts[blank].unpack(record)
        # Stripping everything that is white is quicker than stripping spaces; the few other white bytes are looked for.
        texts = list(map(bytes.strip, raw))
        if 9 in record or 10 in record or 11 in record or 12 in record or 13 in record:
            return self._clean(record)
        if b"".join(texts).translate(None, PLAIN):
            return self._clean(record)
        for first, filling in self._fillings[blank]:
            texts[first:first] = filling
        return texts, blank, []

    def _clean(self, record: bytes) -> Cut:
        """Cut a record with control characters or bytes above 127 in it."""
        raw = self._parts[0].unpack(record)
        return [text_of(each) for each in raw], 0, [index for index, each in enumerate(raw) if not is_plain(each)]
