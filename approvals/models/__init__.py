"""E-tickets, incidents, decisions, and notices of the clock."""

from approvals.models.decision import Decision, DecisionKind
from approvals.models.incident import FIRST_LEVEL, Incident, IncidentKind, Level, Outcome
from approvals.models.notice import NoticeKind, UploadNotice
from approvals.models.ticket import ETicket, SpillmanFault

__all__ = [
    "FIRST_LEVEL",
    "Decision",
    "DecisionKind",
    "ETicket",
    "Incident",
    "IncidentKind",
    "Level",
    "NoticeKind",
    "Outcome",
    "SpillmanFault",
    "UploadNotice",
]
