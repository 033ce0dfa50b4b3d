"""What loading a folder of tables, or taking another profile, would do to the records of a period."""

from datetime import datetime
from pathlib import Path

from citations.court_files import rows_in
from citations.court_rules import Rules
from citations.impact.comparing import impact_of
from citations.impact.impact import Impact, together
from citations.impact.overlay import tables_with
from citations.models import Transfer
from citations.queries import profile_of, rules_of


def impact_of_taking(*, folder: Path | None, profile: str | None, since: datetime) -> Impact:
    """Records of each profile in use are compared with what they would be under the new tables, the new profile, or both.

    Raises `BadTable` and `UnknownProfile`.
    """
    rows = rows_in(folder) if folder is not None else {}
    taken = profile_of(profile) if profile is not None else None
    found = []
    for name in _profiles():
        before = rules_of(name)
        then = taken or before.profile
        after = Rules(then, tables_with(then, rows))
        found.append(impact_of(before=before, after=after, since=since))
    return together(found)


def _profiles() -> list[str]:
    """The profiles that files were filed under. A file that came in long ago may have been filed just now."""
    return list(Transfer.objects.order_by("profile").values_list("profile", flat=True).distinct())
