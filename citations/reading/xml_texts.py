"""A text of an element becomes the texts of its fields, and back: days MMDDCCYY, times HHMM with A or P, flags Y or N.

Knows no framework.
"""

import re
from datetime import date, time
from typing import NoReturn

from citations.reading.niem import Form, Place
from citations.reading.text import day_of

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_TIME = re.compile(r"(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?", re.ASCII)
_NUMBER = re.compile(r"\+?(\d+)", re.ASCII)
_FLAGS = {"true": "Y", "1": "Y", "false": "N", "0": "N"}


class NotSaid(Exception):
    """A text is not what its element holds. The words say what it holds, and repeat no value."""


def texts_of(place: Place, text: str, width: int) -> tuple[str, ...]:
    """The texts of the place's fields, in their order; `width` is that of the first. Raises `NotSaid`."""
    match place.form:
        case Form.TEXT:
            return (text,)
        case Form.DATE:
            return (_day(text),)
        case Form.TIME:
            return _time(text)
        case Form.MOMENT:
            day, mark, clock = text.partition("T")
            if not mark:
                raise NotSaid("must be a day and a time, written YYYY-MM-DDThh:mm:ss.")
            return (_day(day), *_time(clock))
        case Form.FLAG:
            return (_flag(text),)
        case Form.NUMBER:
            return (_number(text, width),)
        case Form.UNIT:
            return _unit(text, place)


def _day(text: str) -> str:
    found = _DAY.fullmatch(text)
    try:
        day = date(*map(int, found.groups())) if found else None
    except ValueError:
        day = None
    if day is None:
        raise NotSaid("must be a day of the calendar, written YYYY-MM-DD.")
    return f"{day.month:02}{day.day:02}{day.year:04}"


def _time(text: str) -> tuple[str, str]:
    found = _TIME.fullmatch(text)
    try:
        told = time.fromisoformat(text[:8]) if found else None
    except ValueError:
        told = None
    if told is None:
        raise NotSaid("must be a time of the day, written hh:mm:ss with 24 hours, local and without a zone.")
    return f"{(told.hour + 11) % 12 + 1:02}{told.minute:02}", "P" if told.hour >= 12 else "A"


def _flag(text: str) -> str:
    if text not in _FLAGS:
        raise NotSaid("must be true or false.")
    return _FLAGS[text]


def _number(text: str, width: int) -> str:
    found = _NUMBER.fullmatch(text)
    if not found:
        raise NotSaid("must be a whole number, not below zero.")
    digits = found[1].lstrip("0").zfill(width)
    if len(digits) > width:
        raise NotSaid(f"must be a whole number of at most {width} digits.")
    return digits


def _unit(text: str, place: Place) -> tuple[str, ...]:
    if text.lower() not in {word.lower() for word in place.words}:
        raise NotSaid(f"must be one of {', '.join(place.words)}. Give the number in that unit.")
    return ()


def said_as(place: Place, *texts: str) -> str:
    """The text of the element that says the texts of these fields. Raises `ValueError` if there is none."""
    match place.form:
        case Form.DATE:
            return _iso_day(*texts)
        case Form.TIME:
            return _iso_time(*texts)
        case Form.MOMENT:
            return f"{_iso_day(texts[0])}T{_iso_time(*texts[1:])}"
        case Form.FLAG:
            return {"Y": "true", "N": "false"}.get(texts[0]) or _cannot()
        case Form.NUMBER:
            return str(int(texts[0]))
        case _:
            return texts[0]


def _iso_day(text: str) -> str:
    return (day_of(text.encode("latin-1")) or _cannot()).isoformat()


def _iso_time(clock: str, half: str) -> str:
    hour, minute = int(clock[:2]), int(clock[2:])
    if half not in ("A", "P") or len(clock) != 4 or not 1 <= hour <= 12:
        _cannot()
    return time(hour % 12 + 12 * (half == "P"), minute).isoformat()


def _cannot() -> NoReturn:
    raise ValueError("a text that XML cannot say")
