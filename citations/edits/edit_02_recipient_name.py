"""Edit 2: the name that the person type needs (C-EDIT-02, X-65, X-67)."""

from citations.edits.examination import Examination
from citations.edits.problem import Fault
from citations.layout.citation import at

MISSING = Fault("2", "missing", "{label} is required for this person type.")
SECOND = Fault("2", "second", "{label}: a second name that the person type does not use.")

PERSON_TYPE, LAST_NAME, BUSINESS_NAME = at("person_type"), at("last_name"), at("business_name")


def recipient_name(x: Examination) -> None:
    """A person needs a last name, an enterprise a business name; the other one is only reported."""
    text = x.text
    last, business = text[LAST_NAME], text[BUSINESS_NAME]
    if last and not business and text[PERSON_TYPE] == b"P":
        return
    needed, other = (LAST_NAME, BUSINESS_NAME)
    if is_enterprise(x, PERSON_TYPE, LAST_NAME, BUSINESS_NAME):
        needed, other = other, needed
    if not text[needed]:
        x.find(MISSING, needed)
    elif text[other]:
        x.find(SECOND, other)


def is_enterprise(x: Examination, person_type: int, person: int, enterprise: int) -> bool:
    """The type as entered; where it is blank or refused, a person's name settles it first, then an enterprise's."""
    entered = x.text[person_type]
    if entered and person_type not in x.refused:
        return entered in (b"E", b"e")
    return bool(x.text[enterprise]) and not x.text[person]
