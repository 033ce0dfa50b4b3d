"""What each problem means and what to do about it, in words for the people of an agency (N-06). Pure."""

from collections.abc import Set
from typing import NamedTuple

from citations.layout.citation import CITATION, SECRET


class Advice(NamedTuple):
    """Why it is a problem, and how it is corrected."""

    cause: str
    fix: str


WEIGHTS = {
    "hold": ("bad", "Holds the citation"),
    "hold_soft": ("warn", "Holds the citation, does not count towards rejection"),
    "report": ("info", "Reported, holds nothing"),
    "warning": ("warn", "Warning"),
    "note": ("neutral", "Note"),
}
"""Tone and words of each weight."""

STAGES = {
    "open": "The citation is accepted, and its case is open.",
    "temporary": "The citation is accepted, but its case waits until the problems that hold it are corrected.",
    "rejected": "The citation has too many problems and was not accepted. Correct the record and send it again.",
    "unreadable": "The record does not have the length of a citation, so nothing could be read from it. Send it again whole.",
    "skipped": "The same record is on file already, so nothing was stored a second time.",
}
"""What each stage means for the sender."""

KINDS = {
    "date": Advice(
        "A date is eight digits: month, day, century and year, as in 06012016 for June 1, 2016.",
        "Write a day of the calendar as MMDDCCYY, without signs between the digits.",
    ),
    "time": Advice(
        "A time is four digits, hours from 01 to 12 and minutes from 00 to 59.",
        "Write the time as HHMM on the twelve-hour clock, and A or P in the field after it.",
    ),
    "ampm": Advice("Only A and P are understood.", "Write A for the hours before noon and P for those after it."),
    "flag": Advice(
        "The field says yes or no: Y, X, 1 or T for yes; N, 0, F or blank for no. Anything else counts as no.",
        "Write Y or N.",
    ),
    "number": Advice("Only digits make a number here.", "Write digits only, without signs or units."),
    "digits": Advice(
        "The field takes digits only, and as many as it should have.",
        "Write the digits without hyphens, points or spaces.",
    ),
}
"""Advice on text that is not of the type of its field."""

EDITS = {
    "structure": Advice(
        "The field holds characters other than plain letters, digits and signs, such as a tab or an accented letter.",
        "Replace them by plain characters.",
    ),
    "reserved": Advice("The last byte of a record is kept free.", "Leave byte 2696 blank."),
    "1": Advice("Every citation needs this field.", "Fill the field, then send the record again."),
    "2": Advice(
        "A person is known by a last name, an enterprise by its business name; only the one that the person type asks "
        "for is used.",
        "Enter the name that belongs to the person type, and leave the other one blank.",
    ),
    "3": Advice("A citation without a charge has nothing to decide.", "Enter section and statute of the first charge."),
    "4": Advice(
        "The bail for this charge depends on how much the limit was exceeded.", "Enter the amount, in digits only."
    ),
    "5": Advice("The bail for a speed charge depends on both speeds.", "Enter approximate speed and safe speed."),
    "6": Advice(
        "A street address has number, street, city and state; a box or a military address has its number.",
        "Fill the field, or correct the address type.",
    ),
    "7": Advice(
        "Two fields belong together, and one of them is blank: licence and its state, plate and its state, or both days "
        "of a vacation.",
        "Fill this field, or clear the other one.",
    ),
    "8": Advice(
        "Where the owner is held responsible, the owner's name is needed; where the owner is the recipient, no other "
        "owner data is used.",
        "Enter the owner's name of the right kind, or correct the two owner flags.",
    ),
    "9": Advice("The court knows this badge under another last name.", "Correct the badge or the last name."),
    "10": Advice(
        "The court does not know this badge, so the name must tell who the officer is.",
        "Enter the officer's last name, or correct the badge number.",
    ),
    "11": Advice("The appearance cannot be on or before the day of the violation.", "Correct one of the two dates."),
    "12": Advice("Nobody is born on or after the day of the violation.", "Correct the date of birth."),
    "13": Advice("Nobody is on foot and on a bicycle at once.", "Keep one of the two marks."),
    "14": Advice(
        "The court takes a charge electronically if it is an infraction, or may become one, and has bail on that day.",
        "Correct section and statute, or file this charge on paper.",
    ),
    "15": Advice("A vacation ends on or after the day on which it begins.", "Correct one of the two dates."),
    "16": Advice(
        "A citation of the same number from the same agency was accepted before.",
        "Look at the case that is named. If this is another citation, give it a number of its own.",
    ),
    "17": Advice(
        "Licence numbers of this state have a form of their own; in California one letter and seven digits.",
        "Compare number and state with the licence.",
    ),
    "18": Advice("A violation cannot lie in the future.", "Correct the violation date."),
    "19": Advice("An owner who is held responsible must be reached by mail.", "Fill the owner's address."),
    "20": Advice(
        "A speed charge needs an approximate speed above the speed that was allowed.", "Correct one of the two speeds."
    ),
}
"""Advice by edit."""

ERRORS = [
    ("structure", "Bytes or length of a record"),
    ("reserved", "The reserved byte"),
    ("type", "Not of the type of its field"),
    ("code", "Not a code of the court"),
    ("1", "1 Required field"),
    ("2", "2 Name of the recipient"),
    ("3", "3 At least one charge"),
    ("4", "4 Over limit"),
    ("5", "5 Speeds"),
    ("6", "6 Address"),
    ("7", "7 One of a pair"),
    ("8", "8 Name of the owner"),
    ("9", "9 Officer and badge differ"),
    ("10", "10 Name of the officer"),
    ("11", "11 Appearance date"),
    ("12", "12 Date of birth"),
    ("13", "13 Pedestrian and bicycle"),
    ("14", "14 Charge"),
    ("15", "15 Vacation"),
    ("16", "16 Number on file"),
    ("17", "17 Licence number"),
    ("18", "18 Violation in the future"),
    ("19", "19 Address of the owner"),
    ("20", "20 Speed check"),
]
"""Every edit in a few words, for filters."""

_ZEROS = Advice("A date of zeros counts as blank.", "Leave the field blank, or enter the date.")
_INCHES = Advice("Inches above eleven make another foot.", "Enter feet and inches, or leave both blank.")
_DEFAULTED = Advice(
    "The agency has one location of its own, so what the file says is not used.", "Nothing has to be done."
)
_LENGTH = Advice(
    "All records have the same length. A shorter one often lost its trailing blanks, a longer one has a character too many.",
    "Write the record out to its full length and send it again.",
)
_CODE = Advice(
    "The court keeps a list of codes for this field, and this one was not on it that day.", "Use a code of the list."
)
_BLANK = Advice(
    "The field says whether a person or an enterprise is meant.", "Write P for a person, E for an enterprise."
)
_HALF = Advice("The time alone does not say whether it is before noon or after.", "Write A or P.")


def advice_on(edit: str, field: str, value: str, weight: str) -> Advice:
    """Cause and fix of a problem."""
    if field == "record":
        return _LENGTH
    if edit == "1" and weight == "note":
        return _DEFAULTED
    if edit == "code":
        return _CODE if value else _BLANK
    if edit == "type":
        return _on_type(field, value, weight)
    return EDITS.get(edit, EDITS["1"])


def label_of(field: str) -> str:
    """The name of a field as people say it."""
    known = CITATION.by_key.get(field)
    return known.label if known else "Whole record"


def shown(field: str, value: str, secret: Set[str] = SECRET) -> str:
    """The value of a field on a screen: what is secret is starred."""
    return "*" * len(value) if field in secret else value


def _on_type(field: str, value: str, weight: str) -> Advice:
    if weight == "note":
        return _INCHES if field == "height_inches" else _ZEROS
    kind = CITATION.by_key[field].kind
    if kind == "ampm" and not value:
        return _HALF
    return KINDS.get(kind, KINDS["number"])
