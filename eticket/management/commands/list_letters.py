"""Lists every letter of the product in `docs/letters.md`."""

from collections.abc import Mapping

from eticket.generated import WritesPages
from notifications.letters import CATALOGUE


class Command(WritesPages):
    """Reads the catalogue that the letters' classes make."""

    help = "Write docs/letters.md: every letter, who gets it and when."

    def pages(self) -> Mapping[str, str]:
        """One page."""
        rows = [
            f"| {letter.title()} | `{kind}` | {letter.to} | {letter.when} | {letter.clause} |"
            for kind, letter in sorted(CATALOGUE.items())
            # Letters that only tests declare are not the product's.
            if not letter.__module__.startswith("tests.")
        ]
        head = ["# Letters", "", "Written by `manage.py list_letters`.", ""]
        table = ["| letter | kind | goes to | when | clause |", "|---|---|---|---|---|", *rows]
        return {"docs/letters.md": "\n".join([*head, *table]) + "\n"}
