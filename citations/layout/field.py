"""A field, and a record as a row of fields. Offsets are added up, never typed."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a fixed-width record. `start` and `end` count bytes from 1, both inclusive, as the specification does."""

    key: str
    width: int
    label: str
    kind: str = "text"
    table: str = ""
    edits: tuple[str, ...] = ()
    index: int = -1
    start: int = 0

    @property
    def end(self) -> int:
        """Position of the last byte, counted from 1."""
        return self.start + self.width - 1

    @property
    def positions(self) -> str:
        """Its positions as a table shows them: one number, or the first and the last."""
        return f"{self.start}–{self.end}" if self.width > 1 else str(self.start)

    @property
    def cut(self) -> slice:
        """Where the field lies in the bytes of its record."""
        return slice(self.start - 1, self.end)


def field(key: str, width: int, label: str, kind: str = "text", table: str = "", edits: str = "") -> Field:
    """A field as a line of a layout; `edits` names the numbered edits that read it, with a space between."""
    return Field(key, width, label, kind, table, tuple(edits.split()))


class Layout:
    """A record: its fields in order, each with its place. Refuses a wrong total and a name used twice."""

    def __init__(self, name: str, total: int, *fields: Field) -> None:
        placed: list[Field] = []
        start = 1
        for index, each in enumerate(fields):
            placed.append(replace(each, index=index, start=start))
            start += each.width
        if start - 1 != total:
            raise ValueError(f"the fields of the {name} add up to {start - 1} bytes, not to {total}")
        self.name = name
        self.total = total
        self.fields = tuple(placed)
        self.by_key = {each.key: each for each in placed}
        if len(self.by_key) != len(placed):
            raise ValueError(f"a field name is used twice in the {name}")

    def at(self, key: str) -> int:
        """Index of a field in the record."""
        return self.by_key[key].index

    def keys(self, first: str, last: str) -> tuple[str, ...]:
        """The names of the fields from one to another, both included."""
        return tuple(each.key for each in self.fields[self.at(first) : self.at(last) + 1])
