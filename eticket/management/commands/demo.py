"""Fills an empty local installation with demo people and agencies, through the same door as everybody's work."""

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from accounts.models import User
from accounts.roles import AGENCY
from agencies.models import Agency, Contact
from agencies.services import records
from eticket.demo.people import AGENCIES, PASSWORD, PEOPLE
from eticket.demo.story import Story


class Command(BaseCommand):
    """Does nothing where demo people exist already, and refuses to run in production."""

    help = "Store the demo people and agencies (local profile only)."

    def handle(self, *args: object, **options: object) -> None:
        """Tell the beginning of the story."""
        if settings.PROFILE == "production":
            raise CommandError("Demo people exist in the local profile only; nothing was stored.")
        if User.objects.filter(is_demo=True).exists():
            return
        with transaction.atomic():
            _tell()


def _tell() -> None:
    secret = make_password(PASSWORD)
    people = {
        email: User.objects.create(email=email, name=name, roles=[role], password=secret, is_demo=True)
        for name, role, email, _ in PEOPLE
    }
    dps = people["dana@example.org"]
    agencies = {row[1]: _establish(*row, dps) for row in AGENCIES}
    for _, role, email, code in PEOPLE:
        if role in AGENCY and code:
            Contact.objects.create(agency=agencies[code], user=people[email], kind=role)
    Story(people, agencies).tell()


def _establish(name: str, code: str, city: str, interchange_code: str, dps: User) -> Agency:
    agency = Agency(
        name=name,
        judiciary_code=code,
        street="1 Main Street",
        city=city,
        postal_code="05602",
        phone="802-555-0100",
        interchange_code=interchange_code,
    )
    return records.establish_agency(records.open_agency(agency, actor=dps), actor=dps)
