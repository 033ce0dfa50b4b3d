"""Who may move a transfer, correct a citation and see all of them. Those that transitions name take the record and the person; none
imports a model."""

from typing import Any


def may_correct(_: Any, user: Any) -> bool:
    """The court corrects what waits in its queue (C-ERQ-08)."""
    return bool(user.is_jb)


def may_file(_: Any, user: Any) -> bool:
    """The court files what agencies send; usually the system does it by itself."""
    return bool(user.is_jb)


def may_change_tables(_: Any, user: Any) -> bool:
    """The court keeps its own tables and rules."""
    return bool(user.is_jb)


def is_of_state(user: Any) -> bool:
    """Staff of the State and administrators see what every agency sent, and look into every table."""
    return bool(user.is_staff or user.is_administrator)
