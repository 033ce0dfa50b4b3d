"""The numbered edits in the order in which they are asked."""

from collections.abc import Callable

from citations.edits.edit_01_required import required
from citations.edits.edit_02_recipient_name import recipient_name
from citations.edits.edit_03_counts import counts
from citations.edits.edit_04_over_limit import over_limit
from citations.edits.edit_05_speeds import speeds
from citations.edits.edit_06_address import address
from citations.edits.edit_07_pairs import pairs
from citations.edits.edit_08_owner_name import owner_name
from citations.edits.edit_09_officer_match import officer_match
from citations.edits.edit_10_officer_name import officer_name
from citations.edits.edit_11_appearance import appearance
from citations.edits.edit_12_birth import birth
from citations.edits.edit_13_on_foot_or_wheels import on_foot_or_wheels
from citations.edits.edit_14_charge import charge
from citations.edits.edit_15_vacation import vacation
from citations.edits.edit_17_licence import licence
from citations.edits.edit_18_not_in_future import not_in_future
from citations.edits.edit_19_owner_address import owner_address
from citations.edits.edit_20_speed_check import speed_check
from citations.edits.examination import Examination

EDITS: tuple[Callable[[Examination], None], ...] = (
    required,
    recipient_name,
    counts,
    charge,
    over_limit,
    speeds,
    speed_check,
    address,
    pairs,
    owner_name,
    owner_address,
    officer_match,
    officer_name,
    appearance,
    birth,
    on_foot_or_wheels,
    vacation,
    licence,
    not_in_future,
)

WITHOUT_OWNER = tuple(edit for edit in EDITS if edit not in (owner_name, owner_address))
"""Enough where no owner data is entered and the owner is not held responsible."""
