"""Edit 19: the owner's address in cases of owner's responsibility (C-EDIT-19, X-36)."""

from citations.edits.edit_06_address import OWNER, look_at
from citations.edits.examination import Examination
from citations.edits.problem import Fault

MISSING = Fault("19", "missing", "{label} is required: the owner is held responsible.")


def owner_address(x: Examination) -> None:
    """The rule of edit 6 on the owner's address, also when no owner data is entered."""
    if x.is_owner_responsible and not x.is_owner_same:
        look_at(x, OWNER, MISSING)
