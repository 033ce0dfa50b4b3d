"""Who may move an agency or an officer. Named by the transitions; they take the record and the person and import no model."""

from typing import Any


def may_keep_records(_: Any, user: Any) -> bool:
    """DPS alone establishes and keeps TraCS records (A-1-7)."""
    return bool(user.is_dps)


def may_approve(_: Any, user: Any) -> bool:
    """The Judicial Bureau alone approves (A-1-7); both positions have equal rights (X-23)."""
    return bool(user.is_jb)


def may_withdraw(officer: Any, user: Any) -> bool:
    """Head and PoC of the officer's own agency, or DPS on their word."""
    return (
        bool(user.is_dps) or officer.agency.contacts.filter(user=user, ended_at=None, kind__in=("head", "poc")).exists()
    )
