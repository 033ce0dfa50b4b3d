"""Invented data for the gallery: the usual case, the long one and the empty one of every part."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from workflow.actions import Action
from workflow.steps import Step

LONG = (
    "The officer's cruiser had no network between Island Pond and Canaan, the file was uploaded from the barracks the "
    "next morning, and the point of contact was told by telephone before the forty-eight hours were over."
)


@dataclass(frozen=True)
class Told:
    """A line of a timeline."""

    at: datetime
    who: object
    words: str
    note: str = ""
    kind: str = "act"
    url: str = ""
    detail: str = ""


@dataclass(frozen=True)
class Task:
    """A line of a task list."""

    label: str
    status: str
    tone: str
    url: str = ""
    hint: str = ""


@dataclass(frozen=True)
class Ticket:
    """An e-ticket of a streak."""

    label: str
    clean: bool | None
    url: str = ""


ACTIONS = [
    Action("approve", "Approve officer"),
    Action("extend", "Extend monitoring"),
    Action("withdraw", "Withdraw", ("Two e-tickets are still on their way.", "An incident is open.")),
]
STEPS = [
    Step("Listed by the agency", "done", date(2026, 10, 5)),
    Step("Recorded in TraCS", "done", date(2026, 10, 9)),
    Step("First e-tickets clean", "current"),
    Step("Approved", "ahead", note="by the Judicial Bureau"),
]
TASKS = [
    Task("The agency", "Done", "ok", "#tasks"),
    Task("Statements", "Two are missing", "warn", "#tasks", "All six have to be confirmed before you submit."),
    Task("Officers", "Cannot start yet", "neutral", "", "DPS creates their records first."),
]
TICKETS = [
    Ticket("VT-1041", True, "#streak"),
    Ticket("VT-1042", False, "#streak"),
    Ticket("VT-1043", True),
    Ticket("VT-1044", None),
]
SPANS = [
    {"label": "Listed", "days": 4, "tone": "neutral"},
    {"label": "Recorded", "days": 17, "tone": "info"},
    {"label": "Monitored", "days": 1, "tone": "warn"},
    {"label": "Approved", "days": 0, "tone": "ok"},
]
SIDES = [
    {"label": "Name of the agency", "left": "Maple Police Department", "right": ""},
    {"label": "Address on warnings", "left": "", "right": "1 Main Street, Montpelier"},
]
TONES = (
    ("neutral", "Set aside"),
    ("info", "On its way"),
    ("ok", "Accepted"),
    ("warn", "Due today"),
    ("bad", "Rejected"),
)


def rows(now: datetime) -> list[dict[str, Any]]:
    """Lines of a table."""
    return [
        {"name": "Nora Quist", "number": 7, "at": now - timedelta(minutes=20), "tone": "ok", "state": "Approved"},
        {"name": "Bartholomew Featherstonehaugh-Winterbourne the Third", "number": 12_480, "at": now, "tone": "warn",
         "state": "Waits for an answer"},
        {"name": "Li Wu", "number": 0, "at": None, "tone": "neutral", "state": "Listed"},
    ]  # fmt: skip


def story(now: datetime) -> list[Told]:
    """A timeline, the newest first."""
    return [
        Told(now - timedelta(minutes=4), "Judy Bureau", "approved the officer"),
        Told(
            now - timedelta(hours=3), None, "wrote to Alice Contact: An officer may begin", "", "letter", "#t", "Sent"
        ),
        Told(now - timedelta(days=2), "Alice Contact", "uploaded VT-1043", LONG, "ticket"),
        Told(now - timedelta(days=400), "Dana Records", "noted a telephone call", "Short.", "note"),
    ]


def clocks(now: datetime) -> list[tuple[str, datetime, datetime, datetime | None]]:
    """Clocks of 48 hours: running, nearly over, over, stopped in time, stopped late."""
    whole, cases = timedelta(hours=48), (("Running", 9), ("Nearly over", 44), ("Over", 50))
    running = [(label, now - timedelta(hours=h), now - timedelta(hours=h) + whole, None) for label, h in cases]
    start = now - timedelta(days=9)
    stopped = [
        (label, start, start + whole, start + timedelta(hours=h)) for label, h in (("In time", 11), ("Late", 53))
    ]
    return [*running, *stopped]


def letter(now: datetime) -> dict[str, Any]:
    """A letter as it was written."""
    return {
        "sender": "Vermont e-Ticketing",
        "recipient": "alice@example.org",
        "subject": "An officer may begin to issue e-tickets",
        "body": f"Good morning,\n\nan officer of your agency may begin.\n\n{LONG}",
        "at": now - timedelta(hours=3),
    }
