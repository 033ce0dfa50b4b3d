"""Dates that were read once need not be read again: files name the same days over and over."""

from datetime import date

from citations.reading.text import day_of

LIMIT = 50_000
"""So many days are kept; a hostile file cannot fill the memory."""


class Days(dict[bytes, date | None]):
    """`days[text]` is the day that a text names, or None. Only what is a day is kept, and blank."""

    def __missing__(self, text: bytes) -> date | None:
        day = day_of(text)
        if day or not text:
            if len(self) >= LIMIT:
                self.clear()
            self[text] = day
        return day


DAYS = Days()
"""Of the whole process: a day is the same for every court."""
