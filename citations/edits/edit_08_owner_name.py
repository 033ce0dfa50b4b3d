"""Edit 8: the owner's name in cases of owner's responsibility (C-EDIT-08, X-36)."""

from citations.edits.edit_02_recipient_name import is_enterprise
from citations.edits.examination import Examination
from citations.edits.problem import Fault
from citations.layout.citation import OWNER, at
from citations.reading.text import fold

MISSING = Fault("8", "missing", "{label} is required: the owner is held responsible.")
SECOND = Fault("8", "second", "{label}: a second name that the owner's person type does not use.")
DIFFERS = Fault("8", "differs", "{label} says yes, and yet other owner data is entered. The recipient's is used.")

SAME = at("owner_same_as_recipient")
PERSON_TYPE, LAST_NAME, ENTERPRISE = at("owner_person_type"), at("owner_last_name"), at("owner_enterprise_name")
TWINS = [
    (at(key), at("business_name" if key == "owner_enterprise_name" else key.removeprefix("owner_"))) for key in OWNER
]


def owner_name(x: Examination) -> None:
    """The name that the owner's type needs. An owner who is the recipient needs none."""
    text = x.text
    if x.is_owner_same:
        if x.is_owner_entered and any(text[own] and fold(text[own]) != fold(text[twin]) for own, twin in TWINS):
            x.find(DIFFERS, SAME)
        return
    has_both = text[LAST_NAME] and text[ENTERPRISE]
    if not has_both and not x.is_owner_responsible:
        return
    needed, other = LAST_NAME, ENTERPRISE
    if is_enterprise(x, PERSON_TYPE, LAST_NAME, ENTERPRISE):
        needed, other = other, needed
    if has_both:
        x.find(SECOND, other)
    elif not text[needed]:
        x.find(MISSING, needed)
