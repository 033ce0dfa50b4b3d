"""The 48-hour clock: stored instants, elapsed hours, no timers (design rules 5 and 9)."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from approvals.policy import UPLOAD_LIMIT, WARN_BEFORE


def due_at(issued_at: datetime) -> datetime:
    """When an e-ticket must be uploaded: 48 elapsed hours after issue, also across a change of the clock (X-17)."""
    return issued_at + UPLOAD_LIMIT


def warn_at(issued_at: datetime) -> datetime:
    """When the officer is reminded."""
    return due_at(issued_at) - WARN_BEFORE


def is_late(due: datetime, uploaded_at: datetime | None, now: datetime) -> bool:
    """At 48:00 an e-ticket that is not uploaded is late; one uploaded at 48:00 sharp is not."""
    return now >= due if uploaded_at is None else uploaded_at > due


class NoSuchTime(ValueError):
    """The clock did not show this time: it was put forward that night."""


class ShownTwice(ValueError):
    """The clock showed this time twice that night, and nobody said which of the two is meant."""


def instant(day: date, at: time, zone: ZoneInfo, second: bool | None = None) -> datetime:
    """The instant of a local time, made UTC once (design rule 9). `second` chooses between two when the clock went back.

    Raises `NoSuchTime` or `ShownTwice`.
    """
    local = datetime.combine(day, at, zone)
    first, later = local.replace(fold=0), local.replace(fold=1)
    if first.utcoffset() == later.utcoffset():
        return first.astimezone(UTC)
    if later.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise NoSuchTime
    if second is None:
        raise ShownTwice
    return (later if second else first).astimezone(UTC)
