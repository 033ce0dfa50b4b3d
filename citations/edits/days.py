"""Dates that were read once need not be read again: a file names the same days over and over."""

from datetime import date

from citations.reading.text import day_of

LIMIT = 50_000
"""So many days are kept; a hostile file cannot fill the memory."""


class Days(dict[bytes, date | None]):
    """`days[text]` is the day that a text names, or None. Only what is a day is kept."""

    def __init__(self) -> None:
        super().__init__({b"": None})

    def __missing__(self, text: bytes) -> date | None:
        day = day_of(text)
        if day and len(self) < LIMIT:
            self[text] = day
        return day
