"""From the bytes of a record to the texts of its fields. Nine tenths of a record is blank, so blank blocks are not cut at all."""

import struct
from typing import NamedTuple

from citations.layout.field import Layout
from citations.reading.text import is_plain, text_of


class Block(NamedTuple):
    """A run of fields that is usually blank."""

    bit: int
    first: int
    last: int
    cut: slice
    blank: bytes


class Cutter:
    """Cuts records of one layout. `blocks` are the first and last fields of runs that are usually blank, in order."""

    def __init__(self, layout: Layout, *blocks: tuple[str, str]) -> None:
        self._whole = struct.Struct("".join(f"{field.width}s" for field in layout.fields))
        self._blocks = []
        for number, (first, last) in enumerate(blocks):
            cut = slice(layout.by_key[first].start - 1, layout.by_key[last].end)
            block = Block(1 << number, layout.at(first), layout.at(last), cut, b" " * (cut.stop - cut.start))
            self._blocks.append(block)
        self._parts = [self._part(layout, mask) for mask in range(1 << len(blocks))]
        self._fillings = [
            [(block.first, [b""] * (block.last - block.first + 1)) for block in self._blocks if mask & block.bit]
            for mask in range(1 << len(blocks))
        ]

    def _part(self, layout: Layout, mask: int) -> struct.Struct:
        skipped = {index for block in self._blocks if mask & block.bit for index in range(block.first, block.last + 1)}
        kinds = ((field.width, "x" if field.index in skipped else "s") for field in layout.fields)
        return struct.Struct("".join(f"{width}{kind}" for width, kind in kinds))

    def cut(self, record: bytes) -> tuple[list[bytes], int]:
        """The texts of the fields, and which blocks are blank (the bit of each). The texts of odd bytes are not cleaned."""
        blank = 0
        for block in self._blocks:
            if record[block.cut] == block.blank:
                blank |= block.bit
        texts = [raw.strip(b" ") for raw in self._parts[blank].unpack(record)]
        for first, filling in self._fillings[blank]:
            texts[first:first] = filling
        return texts, blank

    def clean(self, record: bytes) -> tuple[list[bytes], list[int]]:
        """The texts of the fields with odd bytes replaced, and the fields in which there are any."""
        raw = self._whole.unpack(record)
        return [text_of(each) for each in raw], [index for index, each in enumerate(raw) if not is_plain(each)]
