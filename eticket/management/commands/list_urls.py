"""Lists every address with its roles in `docs/urls.md`."""

from collections.abc import Mapping

from eticket.access.table import PUBLIC, TABLE, Role
from eticket.generated import WritesPages


class Command(WritesPages):
    """Reads the permission table."""

    help = "Write docs/urls.md: every address by its name, and who may open it."

    def pages(self) -> Mapping[str, str]:
        """One page."""
        rows = [
            f"| `{name}` | {'open to all' if roles is PUBLIC else ', '.join(role for role in Role if role in roles)} |"
            for name, roles in sorted(TABLE.items())
        ]
        head = ["# Addresses", "", "Written by `manage.py list_urls`.", "", "| name | roles |", "|---|---|"]
        return {"docs/urls.md": "\n".join([*head, *rows]) + "\n"}
