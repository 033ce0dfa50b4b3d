"""Who may move a request or a package. Named by the transitions; they take the record and the person and import no model."""

from typing import Any


def may_review(_: Any, user: Any) -> bool:
    """DPS alone reviews what agencies hand in (A-6.1-19)."""
    return bool(user.is_dps)


def is_filer(agency_request: Any, user: Any) -> bool:
    """The head who filed the request."""
    return bool(agency_request.filed_by_id == user.pk)


def may_prepare(package: Any, user: Any) -> bool:
    """Point of contact or head of the agency (X-05)."""
    return bool(package.agency.contacts.filter(user=user, ended_at=None, kind__in=("head", "poc")).exists())
