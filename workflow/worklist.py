"""One line of "your work". Each room offers its own; home puts them together."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class WorkItem:
    """Something that waits for this person."""

    kind: str
    """The heading it stands under, such as "Packages to review"."""
    title: str
    url: str
    why: str
    """What is expected of the reader, as a sentence."""
    since: datetime
    due: datetime | None = None
    state: str = ""
    """The state in words, if it helps."""
