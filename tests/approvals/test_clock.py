"""Forty-eight elapsed hours, also across the two nights on which the clock is changed."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from approvals.clock import NoSuchTime, ShownTwice, due_at, instant, is_late, warn_at

VERMONT = ZoneInfo("America/New_York")


def test_48_hours_are_elapsed_hours_in_the_night_when_the_clock_goes_back() -> None:
    issued = instant(date(2026, 10, 31), time(12), VERMONT)
    assert due_at(issued).astimezone(VERMONT) == datetime(2026, 11, 2, 11, tzinfo=VERMONT)


def test_48_hours_are_elapsed_hours_in_the_night_when_the_clock_goes_forward() -> None:
    issued = instant(date(2027, 3, 13), time(12), VERMONT)
    assert due_at(issued).astimezone(VERMONT) == datetime(2027, 3, 15, 13, tzinfo=VERMONT)


def test_a_time_of_the_doubled_hour_needs_a_word_which_one_is_meant() -> None:
    with pytest.raises(ShownTwice):
        instant(date(2026, 11, 1), time(1, 30), VERMONT)
    first = instant(date(2026, 11, 1), time(1, 30), VERMONT, second=False)
    second = instant(date(2026, 11, 1), time(1, 30), VERMONT, second=True)
    assert (first, second) == (datetime(2026, 11, 1, 5, 30, tzinfo=UTC), datetime(2026, 11, 1, 6, 30, tzinfo=UTC))


def test_a_time_that_the_clock_did_not_show_is_refused() -> None:
    with pytest.raises(NoSuchTime):
        instant(date(2027, 3, 14), time(2, 30), VERMONT)


def test_other_times_need_no_word() -> None:
    assert instant(date(2026, 7, 1), time(9), VERMONT) == datetime(2026, 7, 1, 13, tzinfo=UTC)


def test_late_begins_at_48_hours_sharp() -> None:
    issued = datetime(2026, 6, 1, 12, tzinfo=UTC)
    due = due_at(issued)
    second = timedelta(seconds=1)
    assert (is_late(due, None, due - second), is_late(due, None, due)) == (False, True)
    assert (is_late(due, due, due), is_late(due, due + second, due)) == (False, True)
    assert due - warn_at(issued) == timedelta(hours=12)
