"""Edit 14: each charge must be one that the court takes electronically, with bail in effect on the day (C-EDIT-14, C-CHG-01)."""

from datetime import date

from citations.edits.charges import significant
from citations.edits.examination import Examination
from citations.edits.problem import Fault
from citations.edits.reference import Charge, Reference
from citations.profiles import Profile

REFUSED = Fault("14", "refused", "{label}: not an infraction that the court knows and has bail for on that day.")


SPEED = b"speed"
"""The special schedule of speed charges."""


Case = tuple[bytes, bytes, date]
"""Section and statute as entered, and the violation date."""


def charge(x: Examination) -> None:
    """Decide on each charge; accepted ones go on to the edits that ask for speeds and over limits."""
    text, day = x.text, x.violation
    if day is None:
        return
    for number, (section_at, statute_at) in enumerate(x.places):
        section, statute = text[section_at], text[statute_at]
        if not section and not statute:
            continue
        schedule = x.examiner.rulings[section, statute, day]
        if schedule is None:
            x.find(REFUSED, section_at, b" ".join((section, statute)).strip(b" "))
        else:
            x.accepted.append((number, schedule))
            if schedule == SPEED:
                x.is_for_speed = True


def ruling(case: Case, profile: Profile, reference: Reference) -> bytes | None:
    """The special schedule of an accepted charge (blank if it has none), None for a refused one."""
    section, statute, day = case
    if not section or not statute:
        return None
    if "charges" in reference.filled:
        known = known_charge((section, statute), profile, reference)
        if known is None or not (known.level == "infraction" or (known.level == "misdemeanor" and known.is_wobbler)):
            return None
    if "bail_schedule" in reference.filled:
        return reference.special_schedule(_name(statute, profile), significant(section), day)
    return b""


def known_charge(entered: tuple[bytes, bytes], profile: Profile, reference: Reference) -> Charge | None:
    """What the court knows of a charge by its section and statute as entered."""
    section, statute = entered
    return reference.charge(_name(statute, profile), significant(section))


def _name(statute: bytes, profile: Profile) -> bytes:
    name = significant(statute)
    return profile.statute_names.get(name, name)
