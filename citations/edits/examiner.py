"""Examines records of one court, one day and one set of tables. Made once for a file, asked for each record."""

from datetime import date
from typing import Generic, TypeVar

from citations.edits.charges import PLACES
from citations.edits.days import Days
from citations.edits.edit_01_required import APPEARANCE_DATE, ISSUING_AGENCY, VIOLATION_DATE
from citations.edits.edit_12_birth import DATE_OF_BIRTH
from citations.edits.examination import Examination
from citations.edits.known import KnownTexts
from citations.edits.problem import Fault
from citations.edits.reference import Agency, Reference
from citations.edits.rules import EDITS
from citations.edits.structure import RESERVED, reserved, structure
from citations.edits.types import types
from citations.layout.citation import CITATION, MEANING, OWNER, at
from citations.profiles import Profile, Weight
from citations.reading.cutting import Cutter
from citations.reading.text import fold

K = TypeVar("K")
V = TypeVar("V")

OWNER_BLANK, SECOND_BLANK, LATER_BLANK = 1, 2, 4
RESPONSIBLE, SAME = at("owner_responsibility"), at("owner_same_as_recipient")
CUTTER = Cutter(
    CITATION,
    (OWNER[0], OWNER[-1]),
    ("violation_2_section", "violation_2_over_limit"),
    ("violation_3_section", "violation_8_over_limit"),
)
OWNER_FIELDS = slice(at(OWNER[0]), at(OWNER[-1]) + 1)

KINDS = {
    "date": "a day of the calendar, written MMDDCCYY",
    "time": "a time of day, written HHMM with hours from 01 to 12",
    "ampm": "A or P",
    "flag": "yes or no",
    "number": "a number",
    "digits": "as many digits as it should have",
}


class Kept(dict[K, V], Generic[K, V]):
    """Answers worth keeping, up to a limit, so that a hostile file cannot fill the memory."""

    LIMIT = 50_000

    def keep(self, key: K, value: V) -> V:
        """Keep an answer and give it back."""
        if len(self) >= self.LIMIT:
            self.clear()
        self[key] = value
        return value


class Examiner:
    """Gives each record its `Examination`."""

    def __init__(self, profile: Profile, reference: Reference, today: date) -> None:
        self.profile = profile
        self.reference = reference
        self.today = today
        self.filled = reference.filled
        self.days = Days()
        self.rulings: Kept[tuple[bytes, bytes, date], bytes | None] = Kept()
        self._agencies: Kept[bytes, Agency | None] = Kept()
        self._known = KnownTexts(profile, reference, today, self.days)
        self._words: dict[tuple[Fault, int], tuple[Weight, str]] = {}

    def examine(self, record: bytes) -> Examination:
        """All problems of one readable record, in order of rule. Edit 16 is not among them."""
        if len(record) == MEANING:
            record += b" "
        text, blank, odd = CUTTER.cut(record)
        x = Examination(self, text)
        if blank & LATER_BLANK:
            x.places = PLACES[:1] if blank & SECOND_BLANK else PLACES[:2]
        if odd:
            structure(x, odd)
        if text[RESERVED]:
            reserved(x)
        self._facts(x, bool(blank & OWNER_BLANK))
        types(x, self._known.on(x.violation or self.today))
        for edit in EDITS:
            edit(x)
        return x

    def _facts(self, x: Examination, is_owner_blank: bool) -> None:
        text, days = x.text, self.days
        violation = days[text[VIOLATION_DATE]]
        if violation is not None and violation <= self.today:
            x.violation = violation
        x.appearance = days[text[APPEARANCE_DATE]]
        x.birth = days[text[DATE_OF_BIRTH]]
        code = text[ISSUING_AGENCY]
        if code:
            x.agency = self._agencies[code] if code in self._agencies else self._agencies.keep(code, self._agency(code))
        if text[RESPONSIBLE]:
            x.is_owner_responsible = x.is_true(RESPONSIBLE)
        if text[SAME]:
            x.is_owner_same = x.is_true(SAME)
        if not is_owner_blank:
            x.is_owner_entered = any(text[OWNER_FIELDS])

    def _agency(self, code: bytes) -> Agency | None:
        """Without a table of agencies no agency is unknown."""
        if "agencies" in self.filled:
            return self.reference.agency(fold(code))
        return Agency(fold(code))

    def words_for(self, fault: Fault, place: int) -> tuple[Weight, str]:
        """Weight and sentence of a problem of a field; made once."""
        known = self._words.get((fault, place))
        if known is None:
            field = CITATION.fields[place]
            sentence = fault.sentence.replace("{label}", field.label).replace("{table}", field.table)
            sentence = sentence.replace("{kind}", KINDS.get(field.kind, "what it should be"))
            known = self._words[fault, place] = self.profile.weight(fault.edit, fault.reason, field.key), sentence
        return known
