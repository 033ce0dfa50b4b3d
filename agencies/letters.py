"""Letters about the records that DPS keeps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from accounts.models import User
from agencies.models import Agency, Officer
from agencies.queries import heads_of, pocs_of, recipients
from notifications.keys import PASSWORD_LINK
from notifications.letters import Letter, Recipient


@dataclass(frozen=True)
class AgencyEstablished(Letter):
    """The agency's TraCS record exists."""

    agency: Agency

    when: ClassVar[str] = "DPS establishes an agency record"
    to: ClassVar[str] = "the agency's points of contact and head"
    clause: ClassVar[str] = "A-4-15, B-6.2-8"

    @property
    def about(self) -> Agency:
        return self.agency

    def recipients(self) -> Sequence[Recipient]:
        return recipients([*pocs_of(self.agency), *heads_of(self.agency)])


@dataclass(frozen=True)
class OfficersRecorded(Letter):
    """The TraCS records of officers exist."""

    agency: Agency
    officers: tuple[Officer, ...]

    when: ClassVar[str] = "DPS creates officer records"
    to: ClassVar[str] = "the agency's points of contact"
    clause: ClassVar[str] = "A-4-16, B-6.2-8"

    @property
    def about(self) -> Agency:
        return self.agency

    @property
    def occasion(self) -> str:
        """One letter for each act, named by the officers in it."""
        return ",".join(sorted(officer.leo_number for officer in self.officers))[:300]

    def recipients(self) -> Sequence[Recipient]:
        return recipients(pocs_of(self.agency))


@dataclass(frozen=True)
class Invitation(Letter):
    """Somebody may sign in; who never did is shown where to choose a password."""

    person: User
    invited_by: User
    agency: Agency | None
    on: date

    when: ClassVar[str] = "somebody is invited, or is given another role or place in an agency"
    to: ClassVar[str] = "the person"

    @property
    def about(self) -> User:
        return self.person

    @property
    def occasion(self) -> str:
        """One letter a day for each agency and set of roles, however often the same invitation is given."""
        return f"{self.on.isoformat()}:{self.agency.pk if self.agency else ''}:{','.join(self.person.roles)}"

    @property
    def link(self) -> str:
        """Where the person chooses a password; empty for somebody who has one."""
        return "" if self.person.has_usable_password() else PASSWORD_LINK

    def recipients(self) -> Sequence[Recipient]:
        return recipients([self.person])
