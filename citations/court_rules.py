"""By what a record is examined. Pure."""

from typing import NamedTuple

from citations.edits.tables import Tables
from citations.profiles import Profile


class Rules(NamedTuple):
    """The settings of a court and its tables, as they are or as they might be."""

    profile: Profile
    tables: Tables
