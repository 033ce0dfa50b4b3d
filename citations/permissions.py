"""Who may move a transfer and correct a citation. Named by the transitions; they take the record and the person and import no model."""

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
