"""What happens to an Information Package."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from agencies.models import Agency, Officer
from agencies.queries import manages, pocs_of
from notifications import outbox
from onboarding.attestations import Item
from onboarding.letters import PackageAcknowledged, PackageForwarded, PackageReturned, PackageSubmitted
from onboarding.models import Attestation, InformationPackage, PackageOfficer
from onboarding.projection import content_of, six_items
from onboarding.signals import package_forwarded
from workflow.errors import NotNow, NotYou
from workflow.perform import begin, lock, perform, record, revise


def start_package(agency: Agency, *, actor: User) -> InformationPackage:
    """Begin an empty package for an agency with a TraCS record."""
    if not manages(actor, agency):
        raise NotYou("Only the agency's point of contact or head prepares its Information Package.")
    return begin(InformationPackage(agency=agency, prepared_by=actor), "start", actor=actor)


def save_package(
    package: InformationPackage,
    *,
    actor: User,
    head_name: str,
    head_authorised_on: date | None,
    message: str,
    attested: Iterable[Item],
    officers: Mapping[Officer, date | None],
    version: int | None = None,
) -> InformationPackage:
    """Keep the draft: who is in it, when they begin, and which statements are confirmed."""
    if not manages(actor, package.agency):
        raise NotYou("Only the agency's point of contact or head prepares its Information Package.")
    with transaction.atomic():
        locked = lock(package, version=version)
        if not locked.is_editable:
            raise NotNow("This package was handed in and can be changed only after DPS returns it. Nothing was saved.")
        _attest(locked, set(attested), actor)
        locked.rows.exclude(officer__in=officers).delete()
        for officer, expected in officers.items():
            PackageOfficer.objects.update_or_create(
                package=locked, officer=officer, defaults={"expected_start": expected}
            )
        return revise(locked, head_name=head_name, head_authorised_on=head_authorised_on, message=message)


def _attest(package: InformationPackage, wanted: set[Item], actor: User) -> None:
    package.attestations.exclude(item__in=wanted).delete()
    given, now = set(package.attestations.values_list("item", flat=True)), timezone.now()
    Attestation.objects.bulk_create(
        Attestation(package=package, item=item, wording=item.label, attested_by=actor, attested_at=now)
        for item in Item
        if item in wanted and item not in given
    )


def submit_package(
    package: InformationPackage, *, actor: User, note: str = "", version: int | None = None
) -> InformationPackage:
    """Hand the package to DPS; what it says is fixed as it stands now."""
    with transaction.atomic():
        locked = lock(package, version=version)
        poc = pocs_of(locked.agency).first() or actor
        rows = [(row.officer, row.expected_start) for row in rows_of(locked)]
        content = content_of(locked.agency, {"name": poc.name, "email": poc.email}, rows)
        submitted = perform(locked, "submit", actor=actor, note=note, at=timezone.now(), content=content)
        outbox.queue(PackageSubmitted(submitted))
    return submitted


def return_package(
    package: InformationPackage, *, actor: User, to_mend: Sequence[str], note: str, version: int | None = None
) -> InformationPackage:
    """Give the package back with the missing items named."""
    with transaction.atomic():
        returned = perform(package, "send_back", actor=actor, note=note, version=version, to_mend=list(to_mend))
        outbox.queue(PackageReturned(returned, tuple(to_mend), note))
    return returned


def forward_package(
    package: InformationPackage,
    *,
    actor: User,
    note: str = "",
    version: int | None = None,
    at: datetime | None = None,
) -> InformationPackage:
    """Tell the Judicial Bureau: keep the six items that were sent, open monitoring of each officer, send the notices.

    `at` is when it was forwarded, if that is written down later.
    """
    now = at or timezone.now()
    with transaction.atomic():
        locked = lock(package, version=version)
        items = six_items(locked.content or {}) if locked.content else {}
        forwarded = perform(locked, "forward", actor=actor, note=note, at=now, items=items)
        officers = []
        for row in rows_of(forwarded):
            Officer.objects.filter(pk=row.officer_id).update(expected_start=row.expected_start)
            officers.append(row.officer)
        outbox.queue(PackageForwarded(forwarded))
        package_forwarded.send(InformationPackage, package=forwarded, officers=officers, actor=actor, at=now)
    return forwarded


def acknowledge_package(
    package: InformationPackage, *, actor: User, note: str = "", version: int | None = None
) -> InformationPackage:
    """The Judicial Bureau says that it has seen the package: a mark, not a gate (X-13)."""
    if not actor.is_jb:
        raise NotYou("Only the Judicial Bureau acknowledges a package.")
    with transaction.atomic():
        locked = lock(package, version=version)
        if not locked.is_acknowledgeable:
            raise NotNow("This package is already acknowledged, or was not forwarded. Nothing was changed.")
        marked = record(
            locked, "acknowledge", actor=actor, note=note, acknowledged_at=timezone.now(), acknowledged_by=actor
        )
        outbox.queue(PackageAcknowledged(marked, note))
    return marked


def withdraw_package(
    package: InformationPackage, *, actor: User, note: str = "", version: int | None = None
) -> InformationPackage:
    """The agency takes the package back."""
    return perform(package, "withdraw", actor=actor, note=note, version=version)


def rows_of(package: InformationPackage) -> list[PackageOfficer]:
    """The officers of a package by name."""
    return list(package.rows.select_related("officer__agency").order_by("officer__last_name", "officer__first_name"))
