"""Lists every address with its roles in `docs/urls.md`."""

from collections.abc import Mapping

from eticket.access.table import PUBLIC, TABLE, TOKEN, Role
from eticket.generated import WritesPages

MARKS = {id(PUBLIC): "open to all", id(TOKEN): "machines, with a partner's token"}
"""Told of the rules that are no roles, each of which is one object."""


class Command(WritesPages):
    """Reads the permission table."""

    help = "Write docs/urls.md: every address by its name, and who may open it."

    def pages(self) -> Mapping[str, str]:
        """One page."""
        rows = [
            f"| `{name}` | {MARKS.get(id(roles)) or ', '.join(role for role in Role if role in roles)} |"
            for name, roles in sorted(TABLE.items())
        ]
        head = ["# Addresses", "", "Written by `manage.py list_urls`.", "", "| name | roles |", "|---|---|"]
        return {"docs/urls.md": "\n".join([*head, *rows]) + "\n"}
