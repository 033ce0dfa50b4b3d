"""Who may move a transfer. Named by the transitions; they take the record and the person and import no model."""

from typing import Any


def may_file(_: Any, user: Any) -> bool:
    """The court files what agencies send; usually the system does it by itself."""
    return bool(user.is_jb)
