"""Dates and durations in words, in the office's zone."""

from datetime import date, datetime, timedelta

from django.utils import timezone


def day_words(value: date | datetime) -> str:
    """ "Nov 25, 2026"."""
    if isinstance(value, datetime):
        value = timezone.localtime(value)
    return f"{value:%b} {value.day}, {value.year}"


def clock_words(local: datetime) -> str:
    """ "9:10 AM"."""
    return f"{local.hour % 12 or 12}:{local:%M} {local:%p}"


def exact_words(local: datetime) -> str:
    """ "Wed, Nov 25, 2026, 9:10:11 AM EST": names the zone, so that the doubled hour in November stays unambiguous."""
    clock = f"{local.hour % 12 or 12}:{local:%M:%S} {local:%p}"
    return f"{local:%a}, {day_words(local)}, {clock} {local.tzname()}"


def said(local: datetime, now: datetime) -> str:
    """ "today at 9:10 AM", "yesterday at 4:05 PM", "Fri, Nov 20 at 2:05 PM", with the year if it is another one."""
    near = {0: "today", -1: "yesterday", 1: "tomorrow"}.get((local.date() - now.date()).days)
    if near is None:
        near = f"{local:%a}, {local:%b} {local.day}" if local.year == now.year else day_words(local)
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
    """ "6 h 12 min left" before an instant, "2 h 5 min late" from it on."""
    return f"{span_words(due - at)} {'left' if at < due else 'late'}"
