"""What the demo agencies have been through: told with the services that everybody's work goes through."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.utils import timezone

from accounts.models import User
from agencies.models import Agency, Officer, Trainer
from agencies.services import records
from agencies.services.training import record_training
from approvals.models import ETicket, IncidentKind
from approvals.services import decisions, incidents, tickets
from approvals.services.sweep import sweep
from citations.partners.services.keeping import add_partner
from eticket.demo.citations import send_citations
from onboarding.attestations import Item
from onboarding.models import AgencyRequest, InformationPackage
from onboarding.services import packages, requests

HOUR, DAY = timedelta(hours=1), timedelta(days=1)

MAPLE = (
    ("Officer", "Otis", "Quist", "Q1001", "oquist", "otis@example.org"),
    ("Corporal", "Rosa", "Vale", "V1002", "rvale", ""),
    ("Officer", "Petra", "Lund", "L1003", "plund", ""),
    ("Sergeant", "Sam", "Field", "F1004", "sfield", ""),
    ("Officer", "Theo", "Marsh", "M1005", "tmarsh", ""),
    ("Officer", "Uma", "Grove", "G1006", "ugrove", ""),
    ("Officer", "Vera", "Stone", "S1007", "vstone", ""),
)
BIRCH = (("Officer", "Bruno", "Alder", "A2001", "balder", ""),)


class Story:
    """Dana keeps the records, Judy decides; each chapter stands for itself."""

    def __init__(self, people: dict[str, User], agencies: dict[str, Agency]) -> None:
        self.dana, self.judy = people["dana@example.org"], people["judy@example.org"]
        self.alice, self.charlie = people["alice@example.org"], people["charlie@example.org"]
        self.nell = people["north@example.org"]
        self.maple, self.birch = agencies["9001"], agencies["9002"]
        self.now = timezone.now()

    def tell(self) -> None:
        """Everything, in the order in which it happened."""
        otis, rosa, petra, sam, theo, uma, _ = self._list(self.maple, MAPLE)
        (bruno,) = self._list(self.birch, BIRCH)
        watched = self._record([otis, rosa, petra, sam])
        self._record([theo, uma], train=[theo])
        otis, rosa, petra, sam = self._package(self.maple, self.alice, watched)
        self._package(self.birch, self.charlie, self._record([bruno]))
        self._approve(otis)
        for number in range(1, 4):
            self._clean(rosa, f"VT-20{number}", self.now - (4 - number) * DAY)
        self._clean(petra, "VT-301", self.now - 2 * DAY)
        self._issue(petra, "VT-302", self.now - 40 * HOUR, is_cached=True)
        self._issue(petra, "VT-303", self.now - HOUR)
        arrived = self._issue(petra, "VT-304", self.now - 20 * HOUR)
        tickets.move_ticket(arrived, "upload", actor=self.dana, at=self.now - 18 * HOUR)
        self._trouble(sam)
        self._submit_package(theo)
        self._request()
        send_citations(self.maple, actor=self.alice, today=timezone.localdate(self.now))
        add_partner(actor=self.dana, agency=self.maple, name="Maple records system", folder="maple", rhythm_days=7)
        sweep()

    def _list(self, agency: Agency, rows: Sequence[tuple[str, ...]]) -> list[Officer]:
        names = ("title", "first_name", "last_name", "leo_number", "dps_username", "email")
        officers = [Officer(**dict(zip(names, row, strict=True))) for row in rows]
        return records.list_officers(agency, officers, actor=self.dana)

    def _record(self, officers: list[Officer], train: list[Officer] | None = None) -> list[Officer]:
        recorded = records.record_officers(officers, actor=self.dana)
        chosen = {officer.pk for officer in (officers if train is None else train)}
        on = timezone.localdate(self.now - 10 * DAY)
        return [
            record_training(officer, actor=self.dana, on=on, by=Trainer.DPS) if officer.pk in chosen else officer
            for officer in recorded
        ]

    def _draft(self, agency: Agency, poc: User, officers: list[Officer]) -> InformationPackage:
        package = packages.start_package(agency, actor=poc)
        return packages.save_package(
            package,
            actor=poc,
            head_name=f"Head of {agency.name}",
            head_authorised_on=timezone.localdate(self.now - 20 * DAY),
            message="",
            attested=list(Item),
            officers=dict.fromkeys(officers, timezone.localdate(self.now)),
        )

    def _package(self, agency: Agency, poc: User, officers: list[Officer]) -> list[Officer]:
        package = packages.submit_package(self._draft(agency, poc, officers), actor=poc)
        packages.forward_package(package, actor=self.dana, at=self.now - 5 * DAY)
        return [Officer.objects.get(pk=officer.pk) for officer in officers]

    def _submit_package(self, officer: Officer) -> None:
        theo = Officer.objects.get(pk=officer.pk)
        packages.submit_package(self._draft(self.maple, self.alice, [theo]), actor=self.alice)

    def _issue(self, officer: Officer, number: str, at: datetime, *, is_cached: bool = False) -> ETicket:
        return tickets.issue_ticket(officer, actor=self.dana, number=number, issued_at=at, is_cached=is_cached)

    def _clean(self, officer: Officer, number: str, at: datetime) -> ETicket:
        ticket = self._issue(officer, number, at)
        ticket = tickets.move_ticket(ticket, "upload", actor=self.dana, at=at + HOUR)
        ticket = tickets.move_ticket(ticket, "receive", actor=self.judy, at=at + 2 * HOUR)
        return tickets.move_ticket(ticket, "accept", actor=self.judy, at=at + 3 * HOUR)

    def _approve(self, officer: Officer) -> None:
        for number in range(1, 5):
            self._clean(officer, f"VT-10{number}", self.now - (5 - number) * DAY)
        decisions.approve_officer(officer, actor=self.judy, note="Good work.")

    def _trouble(self, officer: Officer) -> None:
        ticket = self._issue(officer, "VT-401", self.now - 4 * DAY)
        ticket = tickets.move_ticket(ticket, "upload", actor=self.dana, at=self.now - 3 * DAY)
        tickets.move_ticket(ticket, "send_back", actor=self.judy, at=self.now, note="The location is missing.")
        other = self._clean(officer, "VT-402", self.now - 2 * DAY)
        self._issue(officer, "VT-403", self.now - 3 * DAY)
        incidents.open_incident(
            other,
            actor=self.judy,
            kind=IncidentKind.MISMATCH,
            description="A payment arrived a day before the e-ticket did.",
        )

    def _request(self) -> AgencyRequest:
        typed = {
            "rms": "spillman",
            "is_installed": True,
            "name": "North Lake Police Department",
            "judiciary_code": "9003",
            "street": "12 Lake Road",
            "city": "Newport",
            "region": "VT",
            "postal_code": "05855",
            "phone": "802-555-0112",
            "poc_name": "Pat Lakeside",
            "poc_email": "pat@example.org",
            "poc_phone": "",
            "poc_type": "civilian",
            "has_poc_agreed": True,
        }
        names = ("title", "first_name", "middle_name", "last_name", "suffix", "leo_number", "dps_username", "email")
        rows = [
            dict(zip(names, ("Officer", "Ned", "", "Wills", "", "W3001", "nwills", ""), strict=True)),
            dict(zip(names, ("Trooper", "Olga", "", "Pine", "", "P3002", "opine", ""), strict=True)),
        ]
        request = requests.start_request(actor=self.nell)
        request = requests.save_request(request, actor=self.nell, typed=typed, officers=rows, is_complete=True)
        return requests.submit_request(request, actor=self.nell)
