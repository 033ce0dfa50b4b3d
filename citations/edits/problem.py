"""What an edit can find wrong, and one thing it found."""

from dataclasses import dataclass
from typing import NamedTuple

from citations.layout.citation import CITATION, SECRET
from citations.profiles import Weight
from citations.reading.text import words_of

_BEFORE = {"structure": -4, "reserved": -3, "type": -2, "code": -1}


@dataclass(frozen=True, eq=False)
class Fault:
    """A kind of problem. The profile gives its weight by `edit` and `reason`; `sentence` is said of the field's label."""

    edit: str
    reason: str
    sentence: str


class Problem(NamedTuple):
    """One problem of a record: edit, field, value as found, weight, and a sentence for people."""

    edit: str
    field: str
    value: str
    weight: Weight
    message: str

    @property
    def place(self) -> tuple[int, int]:
        """Its place in the list: by field, then structure, reserved, type, code, then the edits by number."""
        known = CITATION.by_key.get(self.field)
        return (known.index if known else -1, _BEFORE.get(self.edit) or int(self.edit))


def value_of(field: str, text: bytes) -> str:
    """The text as a problem shows it: a social security number is starred."""
    words = words_of(text)
    return "*" * len(words) if field == "social_security_number" else words


def is_secret(field: str) -> bool:
    """Whether the value must be encrypted at rest."""
    return field in SECRET
