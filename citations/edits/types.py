"""The unnumbered edits: is the text of the type of its field, and is it a code of its table (contract, section 6)?"""

from itertools import compress

from citations.edits.examination import Examination
from citations.edits.known import Known
from citations.edits.problem import Fault
from citations.layout.citation import CITATION, at
from citations.layout.field import Field
from citations.reading.text import day_of, fold

REFUSED = Fault("type", "refused", "{label}: the text is not {kind}, so it is not used.")
ZEROS = Fault("type", "zeros", "{label}: a date of zeros counts as blank.")
INCHES = Fault("type", "inches", "{label}: more than eleven inches, taken as they are.")
NO_HALF_DAY = Fault("type", "half_day", "{label} is missing: is the time before noon or after?")
UNKNOWN = Fault("code", "unknown", "{label}: the code is not in the court's table {table} on that day.")
NO_PERSON_TYPE = Fault("code", "blank", "{label} is missing: P is a person, E is an enterprise.")

PERSON_TYPE, OWNER_PERSON_TYPE = at("person_type"), at("owner_person_type")
VIOLATION_TIME, VIOLATION_AMPM = at("violation_time"), at("violation_ampm")
APPEARANCE_TIME, APPEARANCE_AMPM = at("appearance_time"), at("appearance_ampm")
VIOLATION_DATE, APPEARANCE_DATE, DATE_OF_BIRTH = at("violation_date"), at("appearance_date"), at("date_of_birth")
HALF_DAYS = frozenset({b"A", b"P", b"a", b"p"})
LENGTHS = {"social_security_number": (9,), "phone_number": (10,), "zip": (5, 9), "owner_zip": (5, 9)}


def types(x: Examination, known: Known) -> None:
    """Look closer at every text that is not known to be good."""
    text = x.text
    # Most fields are blank; those are passed over before anything is asked of them.
    for index, good in compress(known.all, known.texts_of_all(text)):
        if text[index] not in good:
            _look_closer(x, index, known)
    if x.violation is None or x.appearance is None or x.birth is None:
        _days(x, known)
    if text[VIOLATION_TIME] and text[VIOLATION_AMPM] not in HALF_DAYS:
        half_day(x, VIOLATION_TIME, VIOLATION_AMPM)
    if text[APPEARANCE_TIME] and text[APPEARANCE_AMPM] not in HALF_DAYS:
        half_day(x, APPEARANCE_TIME, APPEARANCE_AMPM)
    if not text[PERSON_TYPE]:
        x.find(NO_PERSON_TYPE, PERSON_TYPE)
    if x.is_owner_entered or text[OWNER_PERSON_TYPE]:
        _owner(x, known)


def _days(x: Examination, known: Known) -> None:
    """Three days were read already. Where one is missing, its text may be none; a violation in the future is one."""
    for index, day in ((VIOLATION_DATE, x.violation), (APPEARANCE_DATE, x.appearance), (DATE_OF_BIRTH, x.birth)):
        if day is None and x.text[index]:
            _look_closer(x, index, known)


def _owner(x: Examination, known: Known) -> None:
    if x.is_owner_same:
        return
    if x.is_owner_entered:
        for index, good in known.of_owner:
            if x.text[index] and x.text[index] not in good:
                _look_closer(x, index, known)
    owner_person_type(x, known)


def _look_closer(x: Examination, index: int, known: Known) -> None:
    field = CITATION.fields[index]
    _CLOSER_LOOK[field.kind](x, field, known)


def half_day(x: Examination, time: int, half: int) -> None:
    """A time needs its half of the day, and this is none. A half without a time means nothing and is not looked at."""
    if x.text[half]:
        x.refuse(REFUSED, half)
    elif time not in x.refused:
        x.find(NO_HALF_DAY, half)


def owner_person_type(x: Examination, known: Known) -> None:
    """The owner's person type is needed where owner data is entered."""
    if not x.text[OWNER_PERSON_TYPE]:
        x.find(NO_PERSON_TYPE, OWNER_PERSON_TYPE)
    elif fold(x.text[OWNER_PERSON_TYPE]) not in known.codes[OWNER_PERSON_TYPE]:
        x.refuse(UNKNOWN, OWNER_PERSON_TYPE)


def _refused(x: Examination, field: Field, known: Known) -> None:
    x.refuse(REFUSED, field.index)


def _date(x: Examination, field: Field, known: Known) -> None:
    text = x.text[field.index]
    if not text.strip(b"0"):
        x.refuse(ZEROS, field.index)
    elif day_of(text) is None:
        x.refuse(REFUSED, field.index)


def _number(x: Examination, field: Field, known: Known) -> None:
    """More than three digits do not fit, so a number that is not known is none, or many inches."""
    if field.key == "height_inches" and x.text[field.index].isdigit():
        x.find(INCHES, field.index)
    else:
        x.refuse(REFUSED, field.index)


def _digits(x: Examination, field: Field, known: Known) -> None:
    text = x.text[field.index]
    if not text.isdigit() or len(text) not in LENGTHS.get(field.key, ()):
        x.refuse(REFUSED, field.index)
    elif field.index in known.codes and text[:5] not in known.codes[field.index]:
        x.refuse(UNKNOWN, field.index)
    elif field.index in known.learned:
        known.learned[field.index].keep(text)


def _code(x: Examination, field: Field, known: Known) -> None:
    if fold(x.text[field.index]) not in known.codes[field.index]:
        x.refuse(UNKNOWN, field.index)


_CLOSER_LOOK = {
    "date": _date,
    "time": _refused,
    "flag": _refused,
    "number": _number,
    "digits": _digits,
    "code": _code,
}
