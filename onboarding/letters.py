"""Letters of the two ways in: the head's request and the Information Package."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from agencies.queries import pocs_of, recipients
from notifications import desks
from notifications.letters import Letter, Recipient
from onboarding.models import AgencyRequest, InformationPackage
from onboarding.projection import day_words


@dataclass(frozen=True)
class _AboutRequest(Letter):
    request: AgencyRequest

    when: ClassVar[str] = ""
    to: ClassVar[str] = ""

    @property
    def about(self) -> AgencyRequest:
        return self.request


@dataclass(frozen=True)
class _AboutPackage(Letter):
    package: InformationPackage

    when: ClassVar[str] = ""
    to: ClassVar[str] = ""

    @property
    def about(self) -> InformationPackage:
        return self.package


@dataclass(frozen=True)
class RequestSubmitted(_AboutRequest):
    """Tells DPS that an agency wants to take part."""

    when: ClassVar[str] = "a head submits the agency's request"
    to: ClassVar[str] = "DPS; a copy to the head"
    clause: ClassVar[str] = "B-6.1-1, B-6.1-8"

    def recipients(self) -> Sequence[Recipient]:
        return [desks.dps_onboarding(), Recipient(self.request.filed_by.email, self.request.filed_by)]


@dataclass(frozen=True)
class RequestReturned(_AboutRequest):
    """Tells the head what is missing."""

    reasons: tuple[str, ...]
    note: str

    when: ClassVar[str] = "DPS returns a request"
    to: ClassVar[str] = "the head who filed it"
    clause: ClassVar[str] = "B-6.2-7"

    def recipients(self) -> Sequence[Recipient]:
        return [Recipient(self.request.filed_by.email, self.request.filed_by)]


@dataclass(frozen=True)
class PackageSubmitted(_AboutPackage):
    """Tells DPS that a package waits for review."""

    when: ClassVar[str] = "a point of contact submits an Information Package"
    to: ClassVar[str] = "DPS"
    clause: ClassVar[str] = "A-6.1-1"

    def recipients(self) -> Sequence[Recipient]:
        return [desks.dps_approval()]


@dataclass(frozen=True)
class PackageReturned(_AboutPackage):
    """Tells the agency what is missing."""

    reasons: tuple[str, ...]
    note: str

    when: ClassVar[str] = "DPS returns a package"
    to: ClassVar[str] = "the agency's points of contact"
    clause: ClassVar[str] = "A-6.1-19"

    def recipients(self) -> Sequence[Recipient]:
        return recipients(pocs_of(self.package.agency))


@dataclass(frozen=True)
class PackageForwarded(_AboutPackage):
    """The official notice to the Judicial Bureau: six items, nothing else."""

    when: ClassVar[str] = "DPS forwards a package"
    to: ClassVar[str] = "the Judicial Bureau; a copy to the points of contact"
    clause: ClassVar[str] = "A-6.2-2, A-6.2-3, X-07"

    @property
    def lines(self) -> list[str]:
        """One line for each officer."""
        officers = (self.package.forwarded or {}).get("officers", [])
        return [
            f"{officer['first_name']} {officer['last_name']}, {officer['leo_number']}, "
            f"{day_words(officer['expected_start'])}"
            for officer in officers
        ]

    def recipients(self) -> Sequence[Recipient]:
        return [desks.judicial_bureau(), *recipients(pocs_of(self.package.agency))]


@dataclass(frozen=True)
class PackageAcknowledged(_AboutPackage):
    """The Judicial Bureau has seen the package."""

    note: str

    when: ClassVar[str] = "the Judicial Bureau acknowledges a package"
    to: ClassVar[str] = "DPS and the agency's points of contact"
    clause: ClassVar[str] = "A-6.3-1, A-6.3-2"

    def recipients(self) -> Sequence[Recipient]:
        return [desks.dps_approval(), *recipients(pocs_of(self.package.agency))]
