"""One record on the table: its texts, what is known of them, and what was found wrong."""

from collections.abc import Set
from datetime import date
from typing import TYPE_CHECKING

from citations.edits.charges import PLACES
from citations.edits.problem import Fault, Problem, value_of
from citations.edits.reference import Agency
from citations.layout.citation import CITATION

if TYPE_CHECKING:
    from citations.edits.examiner import Examiner

Charged = tuple[int, bytes]
"""An accepted charge: its number from 0, and its special schedule (blank if it has none)."""

NOTHING: Set[int] = frozenset()


class Examination:
    """What the edits read and write. Texts are Latin-1 bytes, by index of the field; a refused text stays entered."""

    __slots__ = (
        "accepted",
        "agency",
        "appearance",
        "birth",
        "examiner",
        "filled",
        "is_for_speed",
        "is_owner_entered",
        "is_owner_responsible",
        "is_owner_same",
        "places",
        "problems",
        "profile",
        "refused",
        "text",
        "violation",
    )

    def __init__(self, examiner: "Examiner", text: list[bytes]) -> None:
        self.examiner = examiner
        self.profile = examiner.profile
        self.filled = examiner.filled
        self.text = text
        self.problems: list[Problem] = []
        self.refused: Set[int] = NOTHING
        """Fields whose text is not known, because its type or code was refused, or because it is a date of zeros."""
        self.agency: Agency | None = None
        """The agency, if it is entered and not unknown."""
        self.violation: date | None = None
        """The violation date, if it is a day and not after today: only then is it usable."""
        self.appearance: date | None = None
        self.birth: date | None = None
        self.is_owner_entered = False
        self.is_owner_same = False
        self.is_owner_responsible = False
        self.places = PLACES
        """Where charges stand; places that are known to be blank may be left out."""
        self.accepted: list[Charged] = []
        self.is_for_speed = False
        """One of the accepted charges is for speed."""

    def find(self, fault: Fault, at: int, value: bytes | None = None, **said: str) -> None:
        """Note a problem of a field. Its value is the text of the field unless another is given."""
        weight, message = self.examiner.words_for(fault, at)
        key = CITATION.fields[at].key
        shown = value_of(key, self.text[at] if value is None else value)
        self.problems.append(Problem(fault.edit, key, shown, weight, message.format(**said) if said else message))

    def refuse(self, fault: Fault, at: int) -> None:
        """Note a problem that makes the text of the field unknown."""
        self.refused |= {at}
        self.find(fault, at)

    def is_true(self, at: int) -> bool:
        """Whether a flag says yes. Blank and refused flags say no."""
        return self.text[at] in self.profile.flags_true
