"""Dates and durations in words, in the office's zone."""

from datetime import UTC, date, datetime, timedelta

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
# Lists show many dates, and strftime costs more than the rest of a cell.


def day_words(value: date | datetime) -> str:
    """ "Nov 25, 2026"."""
    if isinstance(value, datetime):
        value = timezone.localtime(value)
    return f"{MONTHS[value.month - 1]} {value.day}, {value.year}"


def clock_words(local: datetime) -> str:
    """ "9:10 AM"."""
    return f"{local.hour % 12 or 12}:{local.minute:02} {'AM' if local.hour < 12 else 'PM'}"


def exact_words(local: datetime) -> str:
    """ "Wed, Nov 25, 2026, 9:10:11 AM EST": names the zone, so that the doubled hour in November stays unambiguous."""
    clock = f"{local.hour % 12 or 12}:{local.minute:02}:{local.second:02} {'AM' if local.hour < 12 else 'PM'}"
    return f"{DAYS[local.weekday()]}, {day_words(local.date())}, {clock} {local.tzname()}"


def said(local: datetime, now: datetime) -> str:
    """ "today at 9:10 AM", "yesterday at 4:05 PM", "Fri, Nov 20 at 2:05 PM", with the year if it is another one."""
    near = {0: "today", -1: "yesterday", 1: "tomorrow"}.get((local.date() - now.date()).days)
    if near is None:
        same_year = f"{DAYS[local.weekday()]}, {MONTHS[local.month - 1]} {local.day}"
        near = same_year if local.year == now.year else day_words(local.date())
    return f"{near} at {clock_words(local)}"


def span_words(length: timedelta) -> str:
    """The two largest units that matter: "3 d 4 h", "6 h 12 min", "under a minute". The sign is not shown."""
    minutes = int(abs(length).total_seconds()) // 60
    days, hours, minutes = minutes // 1440, minutes % 1440 // 60, minutes % 60
    if days:
        return f"{days} d {hours} h" if hours else f"{days} d"
    if hours:
        return f"{hours} h {minutes} min" if minutes else f"{hours} h"
    return f"{minutes} min" if minutes else "under a minute"


def left_words(due: datetime, at: datetime) -> str:
    """ "6 h 12 min left" before an instant, "2 h 5 min late" from it on. Elapsed time: in UTC, since Python subtracts
    two local times of one zone by the wall clock, which is an hour off when the clocks change."""
    due, at = due.astimezone(UTC), at.astimezone(UTC)
    return f"{span_words(due - at)} {'left' if at < due else 'late'}"


def time_markup(value: datetime, now: datetime, *, is_stop: bool = False) -> SafeString:
    """An instant as people say it at `now`, with the exact one on hover; `is_stop` lets the keyboard stop there too."""
    local = timezone.localtime(value)
    exact = exact_words(local)
    stop = f' tabindex="0" data-exact="{exact}"' if is_stop else ""
    words = f'<time datetime="{value.isoformat()}" title="{exact}"{stop}>{said(local, now)}</time>'
    return mark_safe(words)  # noqa: S308 - made of an instant and our own words
