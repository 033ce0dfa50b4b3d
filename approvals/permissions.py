"""Who may move an e-ticket or an incident. Named by the transitions; they take the record and the person, no model."""

from typing import Any


def _is_of_agency(officer: Any, user: Any) -> bool:
    if officer.user_id == user.pk:
        return True
    return bool(officer.agency.contacts.filter(user=user, ended_at=None, kind__in=("head", "poc")).exists())


def may_follow(ticket: Any, user: Any) -> bool:
    """The officer, the agency's head or PoC, DPS or JB record what happened to an e-ticket (A-6.4-2)."""
    return bool(user.is_staff) or _is_of_agency(ticket.officer, user)


def may_receive(_: Any, user: Any) -> bool:
    """The receiving side is DPS's and JB's to tell (A-6.5-2, A-6.6-1)."""
    return bool(user.is_staff)


def may_accept(_: Any, user: Any) -> bool:
    """Only the Judicial Bureau knows whether its case system took the e-ticket (A-6.6-1)."""
    return bool(user.is_jb)


def may_work(incident: Any, user: Any) -> bool:
    """DPS, JB, and the agency's head and PoC work on incidents (A-6.4-5, X-24)."""
    return bool(user.is_staff) or _is_of_agency(incident.ticket.officer, user)
