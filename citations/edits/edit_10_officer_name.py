"""Edit 10: the officer's name is required where the badge does not tell it (C-EDIT-10, X-38)."""

from citations.edits.edit_09_officer_match import BADGE, LAST_NAME, last_names
from citations.edits.examination import Examination
from citations.edits.problem import Fault

MISSING = Fault("10", "missing", "{label} is required: nobody is known by this badge.")


def officer_name(x: Examination) -> None:
    """A blank badge is not found either."""
    if not x.text[LAST_NAME] and "officers" in x.filled and not (x.text[BADGE] and last_names(x)):
        x.find(MISSING, LAST_NAME)
