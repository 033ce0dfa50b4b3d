"""Examines records of one court, one day and one set of tables. Made once for a file, asked for each record."""

from datetime import date

from citations.edits.answers import Answers
from citations.edits.charges import PLACES
from citations.edits.days import DAYS
from citations.edits.edit_01_required import APPEARANCE_DATE, ISSUING_AGENCY, VIOLATION_DATE
from citations.edits.edit_12_birth import DATE_OF_BIRTH
from citations.edits.edit_14_charge import Case, known_charge, ruling
from citations.edits.examination import Examination
from citations.edits.known import KnownTexts
from citations.edits.problem import Fault
from citations.edits.reference import Agency, Charge, Reference
from citations.edits.rules import EDITS, WITHOUT_OWNER
from citations.edits.structure import RESERVED, reserved, structure
from citations.edits.types import types
from citations.layout.citation import CITATION, OWNER, at
from citations.profiles import Profile, Weight
from citations.reading.cutting import Cutter
from citations.reading.text import fold

OWNER_BLANK, SECOND_BLANK, LATER_BLANK = 1, 2, 4
RESPONSIBLE, SAME = at("owner_responsibility"), at("owner_same_as_recipient")
UNREAD = (
    *("first_name", "middle_name", "suffix", "street_direction", "unit", "address_line_2"),
    *("officer_first_name", "violation_location", "officer_remarks"),
)
"""Texts that no edit asks for but edit 8, which compares a recipient with an owner where one is entered."""

CUTTER = Cutter(
    CITATION,
    (OWNER[0], OWNER[-1]),
    ("violation_2_section", "violation_2_over_limit"),
    ("violation_3_section", "violation_8_over_limit"),
    unread=UNREAD,
)
FIRST_PLACE, FIRST_TWO_PLACES = PLACES[:1], PLACES[:2]
OWNER_FIELDS = slice(at(OWNER[0]), at(OWNER[-1]) + 1)

KINDS = {
    "date": "a day of the calendar, written MMDDCCYY",
    "time": "a time of day, written HHMM with hours from 01 to 12",
    "ampm": "A or P",
    "flag": "yes or no",
    "number": "a number",
    "digits": "as many digits as it should have",
}


class Examiner:
    """Gives each record its `Examination`."""

    def __init__(self, profile: Profile, reference: Reference, today: date) -> None:
        self.profile = profile
        self.reference = reference
        self.today = today
        self.filled = reference.filled
        self.rulings: Answers[Case, bytes | None] = Answers(self._ruling)
        self.charges: Answers[tuple[bytes, bytes], Charge | None] = Answers(self._charge)
        self.last_names: Answers[tuple[bytes, bytes], frozenset[bytes]] = Answers(self._last_names)
        self._agencies: Answers[bytes, Agency | None] = Answers(self._agency)
        self._known = KnownTexts(profile, reference, today).by_day
        self._words: dict[tuple[Fault, int], tuple[Weight, str]] = {}

    def examine(self, record: bytes) -> Examination:
        """All problems of one readable record, in order of rule. Edit 16 is not among them."""
        text, blank, odd = CUTTER.cut(record)
        x = Examination(self, text)
        if blank & LATER_BLANK:
            x.places = FIRST_PLACE if blank & SECOND_BLANK else FIRST_TWO_PLACES
        if odd:
            structure(x, odd)
        if text[RESERVED]:
            reserved(x)
        violation = DAYS[text[VIOLATION_DATE]]
        if violation is not None and violation <= self.today:
            x.violation = violation
        x.appearance = DAYS[text[APPEARANCE_DATE]]
        x.birth = DAYS[text[DATE_OF_BIRTH]]
        x.agency = self._agencies[text[ISSUING_AGENCY]]
        if not blank & OWNER_BLANK:
            x.is_owner_entered = any(text[OWNER_FIELDS])
        if text[RESPONSIBLE]:
            x.is_owner_responsible = x.is_true(RESPONSIBLE)
        if text[SAME]:
            x.is_owner_same = x.is_true(SAME)
        types(x, self._known[x.violation or self.today])
        for edit in EDITS if x.is_owner_entered or x.is_owner_responsible else WITHOUT_OWNER:
            edit(x)
        return x

    def _agency(self, code: bytes) -> Agency | None:
        """Without a table of agencies no agency is unknown."""
        if not code:
            return None
        return self.reference.agency(fold(code)) if "agencies" in self.filled else Agency(fold(code))

    def _last_names(self, whose: tuple[bytes, bytes]) -> frozenset[bytes]:
        agency, badge = whose
        return self.reference.officer_last_names(agency, fold(badge))

    def _charge(self, entered: tuple[bytes, bytes]) -> Charge | None:
        return known_charge(entered, self.profile, self.reference) if "charges" in self.filled else None

    def _ruling(self, case: Case) -> bytes | None:
        return ruling(case, self.profile, self.reference)

    def words_for(self, fault: Fault, place: int) -> tuple[Weight, str]:
        """Weight and sentence of a problem of a field; made once."""
        known = self._words.get((fault, place))
        if known is None:
            field = CITATION.fields[place]
            sentence = fault.sentence.replace("{label}", field.label).replace("{table}", field.table)
            sentence = sentence.replace("{kind}", KINDS.get(field.kind, "what it should be"))
            known = self._words[fault, place] = self.profile.weight(fault.edit, fault.reason, field.key), sentence
        return known
