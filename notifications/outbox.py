"""Putting letters into the outbox. Delivery is elsewhere (`delivery`, `tasks`)."""

from notifications.letters import Letter
from notifications.models import OutgoingMail


def queue(letter: Letter) -> list[OutgoingMail]:
    """Write one row for each recipient of the letter, in the caller's transaction; a row that is there already stays."""
    raise NotImplementedError(letter)
