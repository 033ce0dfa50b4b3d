"""Edit 14: each charge must be one that the court takes electronically, with bail in effect on the day (C-EDIT-14, C-CHG-01)."""

from datetime import date

from citations.edits.charges import significant
from citations.edits.examination import Examination
from citations.edits.problem import Fault

REFUSED = Fault("14", "refused", "{label}: not an infraction that the court knows and has bail for on that day.")


def charge(x: Examination) -> None:
    """Decide on each charge; accepted ones go on to the edits that ask for speeds and over limits."""
    if x.violation is None:
        return
    text, rulings = x.text, x.examiner.rulings
    for number, (section_at, statute_at) in enumerate(x.places):
        section, statute = text[section_at], text[statute_at]
        if not section and not statute:
            continue
        case = (section, statute, x.violation)
        ruling = rulings.get(case, b"?")
        if ruling == b"?":
            ruling = rulings.keep(case, _rule(x, section, statute, x.violation))
        if ruling is None:
            x.find(REFUSED, section_at, b" ".join((section, statute)).strip(b" "))
        else:
            x.accepted.append((number, ruling))


def _rule(x: Examination, section: bytes, statute: bytes, day: date) -> bytes | None:
    """The special schedule of an accepted charge (blank if it has none), None for a refused one."""
    if not section or not statute:
        return None
    name = significant(statute)
    name = x.profile.statute_names.get(name, name)
    key = significant(section)
    if "charges" in x.filled:
        known = x.reference.charge(name, key)
        if known is None or not (known.level == "infraction" or (known.level == "misdemeanor" and known.is_wobbler)):
            return None
    if "bail_schedule" in x.filled:
        return x.reference.special_schedule(name, key, day)
    return b""
