"""What packs are made from, whose tries somebody may see, and whether a pass still counts."""

from collections import defaultdict
from datetime import date

from django.conf import settings
from django.db.models import Q, QuerySet

from accounts.models import User
from agencies.queries import agencies_managed_by
from citations.conformance.pack import Pack, make
from citations.conformance.words import Court
from citations.models import BailRow, Charge, Code, ConformanceTry, CourtAgency, CourtLocation, CourtOfficer, Partner
from citations.permissions import is_of_state
from citations.queries import rules_of


def court_of(partner: Partner) -> Court:
    """The court's tables as they are now, as the partner's agency meets them."""
    return court_for(partner.agency.interchange_code)


def court_for(code: str) -> Court:
    """The court's tables as they are now, as the agency of this code meets them."""
    rules = rules_of(settings.CITATION_PROFILE)
    written = CourtAgency.objects.filter(code__iexact=code).values_list("code", flat=True).first()
    officers = CourtOfficer.objects.filter(agency__iexact=code).order_by("badge", "-name_kind", "id")
    charges = Charge.objects.order_by("id") if Charge.objects.exists() else BailRow.objects.order_by("id")
    codes: dict[str, list[str]] = defaultdict(list)
    for table, each in Code.objects.order_by("id").values_list("table", "code"):
        codes[table.upper()].append(each)
    return Court(
        profile=rules.profile,
        tables=rules.tables,
        agency=written or code.upper(),
        locations=tuple(CourtLocation.objects.order_by("code").values_list("code", flat=True)),
        officers=tuple(officers.values_list("badge", "last_name")),
        charges=tuple(charges.values_list("statute", "section")),
        codes={table: tuple(dict.fromkeys(each)) for table, each in codes.items()},
    )


def pack_of(partner: Partner, day: date) -> Pack:
    """The partner's pack for a day."""
    return make(court_of(partner), day)


def partners_for(user: User) -> QuerySet[Partner]:
    """Systems whose packs this person may see: all for the state's people, those of the own agency for head and PoC."""
    rows = Partner.objects.select_related("agency", "token_made_by")
    if is_of_state(user):
        return rows
    return rows.filter(agency__in=agencies_managed_by(user))


def called(rows: QuerySet[Partner], needle: str) -> QuerySet[Partner]:
    """Those of which the own name or that of the agency has this in it; all for a blank one."""
    if not needle:
        return rows
    return rows.filter(Q(name__icontains=needle) | Q(agency__name__icontains=needle))


def tries_for(user: User) -> QuerySet[ConformanceTry]:
    """Tries that this person may see."""
    return ConformanceTry.objects.filter(partner__in=partners_for(user)).select_related("partner__agency", "by")
