"""Dates and durations in words, also in the two nights on which the clocks change."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from eticket.face import times
from eticket.face.templatetags.face import day, person, span, when, when_row
from eticket.face.templatetags.parts import clock_face

VERMONT = ZoneInfo("America/New_York")
BACK = datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
"""1:30 AM in Vermont, for the first time; an hour later it is 1:30 AM again."""
FORWARD = datetime(2027, 3, 14, 6, 59, tzinfo=UTC)
"""1:59 AM in Vermont; a minute later it is 3 o'clock."""


def test_the_doubled_hour_is_told_apart_by_its_zone() -> None:
    first, second = (at.astimezone(VERMONT) for at in (BACK, BACK + timedelta(hours=1)))
    assert [times.exact_words(first), times.exact_words(second)] == [
        "Sun, Nov 1, 2026, 1:30:00 AM EDT",
        "Sun, Nov 1, 2026, 1:30:00 AM EST",
    ]


def test_the_missing_hour_is_never_said() -> None:
    before, after = (at.astimezone(VERMONT) for at in (FORWARD, FORWARD + timedelta(minutes=1)))
    assert [times.clock_words(before), times.clock_words(after)] == ["1:59 AM", "3:00 AM"]


@pytest.mark.parametrize(("night", "shown"), [(BACK, "11:30 PM"), (FORWARD, "1:59 AM")])
def test_yesterday_is_a_day_of_the_calendar_not_24_hours(night: datetime, shown: str) -> None:
    now = night.astimezone(VERMONT).replace(hour=23, minute=50)
    then = now.astimezone(UTC) - timedelta(hours=24)
    local = then.astimezone(VERMONT)
    # 24 elapsed hours before 11:50 PM: 12:50 AM of the same long day, 10:50 PM of the day before the short one.
    assert (
        times.said(local, now)
        == {
            "11:30 PM": "today at 12:50 AM",
            "1:59 AM": "yesterday at 10:50 PM",
        }[shown]
    )


@pytest.mark.parametrize(("night", "hours"), [(BACK, 25), (FORWARD, 23)])
def test_what_is_left_are_elapsed_hours_even_between_local_times(night: datetime, hours: int) -> None:
    start = night.astimezone(VERMONT).replace(hour=0, minute=0, fold=0)
    end = (start + timedelta(days=1)).replace(fold=0)
    assert times.left_words(end, start) == f"{times.span_words(timedelta(hours=hours))} left"
    face = clock_face(start, end, None)
    assert face.allowed_hours == hours


def test_the_instant_that_is_due_is_late_and_the_one_before_it_is_not() -> None:
    due = BACK
    assert times.left_words(due, due) == "under a minute late"
    assert times.left_words(due, due - timedelta(seconds=1)) == "under a minute left"
    assert clock_face(due - timedelta(hours=48), due, due).tone == "ok"
    assert clock_face(due - timedelta(hours=48), due, due + timedelta(hours=2, minutes=5)).words == (
        "Uploaded 2 h 5 min late"
    )


def test_an_instant_is_a_tab_stop_on_pages_and_not_in_rows() -> None:
    assert 'tabindex="0" data-exact="Sun, Nov 1, 2026, 1:30:00 AM EDT"' in str(when(BACK))
    assert "tabindex" not in str(when_row(BACK))
    assert (when(None), when_row(None), day(None), span(None), person(None)) == ("", "–", "", "", "The system")


def test_a_date_and_a_length_are_said_as_people_say_them() -> None:
    assert day(date(2026, 11, 5)) == "Nov 5, 2026"
    assert [span(timedelta(minutes=each)) for each in (0, 59, 60, 372, 1440, 4560)] == [
        "under a minute",
        "59 min",
        "1 h",
        "6 h 12 min",
        "1 d",
        "3 d 4 h",
    ]
