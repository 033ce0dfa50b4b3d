"""Letters of the approval procedure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from agencies.models import Agency, Officer
from agencies.queries import pocs_of, reached, recipients
from approvals.models import ETicket, Incident, Level
from notifications import desks
from notifications.letters import Letter, Recipient


@dataclass(frozen=True)
class _AboutOfficer(Letter):
    officer: Officer

    when: ClassVar[str] = ""
    to: ClassVar[str] = "the officer, the points of contact and DPS"

    @property
    def about(self) -> Officer:
        return self.officer

    @property
    def is_for_delivery(self) -> bool:
        """The officer has no address: the point of contact is asked to tell them (X-12)."""
        return self.officer.user is None and not self.officer.email

    def recipients(self) -> Sequence[Recipient]:
        return [*reached(self.officer), *recipients(pocs_of(self.officer.agency)), desks.dps_approval()]


@dataclass(frozen=True)
class MayBegin(_AboutOfficer):
    """The officer may issue e-tickets; the first ones are watched."""

    when: ClassVar[str] = "monitoring of an officer opens"
    to: ClassVar[str] = "the officer; without an address, the points of contact"
    clause: ClassVar[str] = "A-6.4-1, A-6.4-2, X-12"

    def recipients(self) -> Sequence[Recipient]:
        return reached(self.officer)


@dataclass(frozen=True)
class OfficerApproved(_AboutOfficer):
    """The officer is approved to issue e-tickets."""

    note: str

    when: ClassVar[str] = "the Judicial Bureau approves an officer"
    clause: ClassVar[str] = "A-6.7-3, A-6.7-5, A-4-28"


@dataclass(frozen=True)
class MonitoringExtended(_AboutOfficer):
    """The Judicial Bureau wants to see more e-tickets."""

    note: str

    when: ClassVar[str] = "the Judicial Bureau extends monitoring"
    clause: ClassVar[str] = "A-6.7-2"


@dataclass(frozen=True)
class ReturnedToMonitoring(_AboutOfficer):
    """An approval is taken back."""

    note: str

    when: ClassVar[str] = "the Judicial Bureau returns an approved officer to monitoring"
    clause: ClassVar[str] = "X-26"


@dataclass(frozen=True)
class AgencyApproved(Letter):
    """The agency is approved with its first officer."""

    agency: Agency

    when: ClassVar[str] = "the first officer of an agency is approved"
    to: ClassVar[str] = "DPS and the points of contact"
    clause: ClassVar[str] = "A-4-27, A-4-28, X-14"

    @property
    def about(self) -> Agency:
        return self.agency

    def recipients(self) -> Sequence[Recipient]:
        return [desks.dps_approval(), *recipients(pocs_of(self.agency))]


@dataclass(frozen=True)
class _AboutClock(Letter):
    ticket: ETicket
    people: tuple[Recipient, ...]
    """The agency's points of contact."""

    when: ClassVar[str] = ""
    to: ClassVar[str] = ""

    @property
    def about(self) -> ETicket:
        return self.ticket

    @property
    def occasion(self) -> str:
        """One letter of a kind for each due instant."""
        return self.ticket.due_at.isoformat()

    def _officer(self) -> list[Recipient]:
        officer = self.ticket.officer
        if officer.user is not None and officer.user.is_active:
            return [Recipient(officer.user.email, officer.user)]
        return [Recipient(officer.email)] if officer.email else []


@dataclass(frozen=True)
class UploadReminder(_AboutClock):
    """The 48 hours are nearly over."""

    when: ClassVar[str] = "12 hours before the 48 hours of an e-ticket are over"
    to: ClassVar[str] = "the officer; without an address, the points of contact"
    clause: ClassVar[str] = "A-6.4-2, A-6.4-4"

    def recipients(self) -> Sequence[Recipient]:
        return self._officer() or list(self.people)


@dataclass(frozen=True)
class UploadLate(_AboutClock):
    """The 48 hours are over and the e-ticket is not uploaded."""

    when: ClassVar[str] = "the 48 hours of an e-ticket are over"
    to: ClassVar[str] = "the officer, the points of contact and DPS"
    clause: ClassVar[str] = "A-6.4-2"

    def recipients(self) -> Sequence[Recipient]:
        return [*self._officer(), *self.people, desks.dps_approval()]


@dataclass(frozen=True)
class _AboutTicket(Letter):
    ticket: ETicket
    note: str

    when: ClassVar[str] = ""
    to: ClassVar[str] = "the officer and the points of contact"

    @property
    def about(self) -> ETicket:
        return self.ticket

    def recipients(self) -> Sequence[Recipient]:
        return [*reached(self.ticket.officer), *recipients(pocs_of(self.ticket.officer.agency))]


@dataclass(frozen=True)
class TicketReturned(_AboutTicket):
    """A faulty e-ticket goes back to the officer."""

    when: ClassVar[str] = "an e-ticket is returned to the officer"
    clause: ClassVar[str] = "A-6.5-4"


@dataclass(frozen=True)
class TicketRejected(_AboutTicket):
    """Spillman or the court's case system refused an e-ticket."""

    when: ClassVar[str] = "an e-ticket is rejected"
    to: ClassVar[str] = "the officer, the points of contact and DPS"
    clause: ClassVar[str] = "A-6.5-2, A-6.6-3, A-6.8-2"

    def recipients(self) -> Sequence[Recipient]:
        return [*super().recipients(), desks.dps_approval()]


@dataclass(frozen=True)
class _AboutIncident(Letter):
    incident: Incident

    when: ClassVar[str] = ""
    to: ClassVar[str] = ""

    @property
    def about(self) -> Incident:
        return self.incident

    def _level(self) -> list[Recipient]:
        """The desk or the people who work on it now."""
        if self.incident.level == Level.POC:
            return recipients(pocs_of(self.incident.ticket.officer.agency))
        return [desks.dps_approval() if self.incident.level == Level.DPS else desks.judicial_bureau()]


@dataclass(frozen=True)
class IncidentOpened(_AboutIncident):
    """A problem with an e-ticket was reported."""

    when: ClassVar[str] = "an incident is opened on an e-ticket"
    to: ClassVar[str] = "who works on it; DPS in any case"
    clause: ClassVar[str] = "A-4-20, A-4-21, A-4-25"

    def recipients(self) -> Sequence[Recipient]:
        return [*self._level(), desks.dps_approval()]


@dataclass(frozen=True)
class IncidentEscalated(_AboutIncident):
    """A problem was handed on."""

    note: str

    when: ClassVar[str] = "an incident is escalated"
    to: ClassVar[str] = "who works on it now"
    clause: ClassVar[str] = "A-6.4-5, A-6.5-6"

    def recipients(self) -> Sequence[Recipient]:
        return self._level()


@dataclass(frozen=True)
class IncidentResolved(_AboutIncident):
    """A problem is solved."""

    note: str

    when: ClassVar[str] = "an incident is resolved"
    to: ClassVar[str] = "who opened it, and the points of contact"
    clause: ClassVar[str] = "A-4-26, X-24"

    def recipients(self) -> Sequence[Recipient]:
        opener = self.incident.opened_by
        return [Recipient(opener.email, opener), *recipients(pocs_of(self.incident.ticket.officer.agency))]
