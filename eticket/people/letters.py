"""Letters about signing in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from accounts.models import User
from notifications.keys import PASSWORD_LINK
from notifications.letters import Letter, Recipient


@dataclass(frozen=True)
class PasswordReset(Letter):
    """Somebody asked for a new password."""

    person: User
    at: datetime

    when: ClassVar[str] = "somebody asks for a new password on the sign-in page"
    to: ClassVar[str] = "the person"

    @property
    def about(self) -> User:
        return self.person

    @property
    def occasion(self) -> str:
        """One letter a minute at most."""
        return f"{self.at:%Y-%m-%dT%H:%M}"

    @property
    def link(self) -> str:
        """Put in when the letter leaves."""
        return PASSWORD_LINK

    def recipients(self) -> Sequence[Recipient]:
        return [Recipient(self.person.email, self.person)]
