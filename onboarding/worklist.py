"""What waits for heads, points of contact, DPS and JB among requests and packages."""

from django.urls import reverse

from accounts.models import User
from agencies.models import Officer
from agencies.queries import agencies_managed_by
from agencies.states import OfficerState
from onboarding.models import AgencyRequest, InformationPackage
from onboarding.states import PackageState, RequestState
from workflow.worklist import WorkItem

SHOWN = 50


def items_for(user: User) -> list[WorkItem]:
    """Every line of this room for this person."""
    return [*_requests(user), *_packages(user), *_training(user), *_to_acknowledge(user)]


def _requests(user: User) -> list[WorkItem]:
    rows = AgencyRequest.objects.for_user(user)
    if user.is_dps:
        review = rows.filter(state=RequestState.SUBMITTED).order_by("submitted_at")[:SHOWN]
        return [
            WorkItem(
                "Requests to review",
                str(row),
                reverse("request_page", args=[row.pk]),
                "A head asks to take part: establish the agency, or return the request.",
                row.submitted_at or row.changed_at,
            )
            for row in review
        ]
    mine = rows.filter(filed_by=user, state__in=[RequestState.DRAFT, RequestState.RETURNED]).order_by("changed_at")
    return [
        WorkItem(
            "Your requests",
            str(row),
            reverse("request_page", args=[row.pk]),
            f"DPS returned it: {', '.join(row.to_mend)}." if row.to_mend else "A draft; only you can see it.",
            row.changed_at,
            state=row.get_state_display(),
        )
        for row in mine[:SHOWN]
    ]


def _packages(user: User) -> list[WorkItem]:
    rows = InformationPackage.objects.for_user(user).select_related("agency")
    if user.is_dps:
        review = rows.filter(state=PackageState.SUBMITTED).order_by("submitted_at")[:SHOWN]
        return [
            WorkItem(
                "Packages to review",
                row.agency.name,
                reverse("package_page", args=[row.pk]),
                "Check the package: forward it to the Judicial Bureau, or return it.",
                row.submitted_at or row.changed_at,
            )
            for row in review
        ]
    if user.is_jb:
        return []
    mine = rows.filter(state__in=[PackageState.DRAFT, PackageState.RETURNED]).order_by("changed_at")[:SHOWN]
    return [
        WorkItem(
            "Your packages",
            row.agency.name,
            reverse("package_page", args=[row.pk]),
            f"DPS returned it: {', '.join(row.to_mend)}." if row.to_mend else "A draft: complete and submit it.",
            row.changed_at,
            state=row.get_state_display(),
        )
        for row in mine
    ]


def _training(user: User) -> list[WorkItem]:
    """Officers with a TraCS record whose training nobody has recorded, and those who can go into a package."""
    agencies = agencies_managed_by(user)
    untrained = Officer.objects.filter(agency__in=agencies, state=OfficerState.RECORDED, trained_on=None).order_by(
        "recorded_on", "last_name"
    )
    return [
        WorkItem(
            "Training to record",
            row.full_name,
            reverse("officer_act", args=[row.pk, "record-training"]),
            "Record when the officer was trained, and by whom.",
            row.changed_at,
        )
        for row in untrained[:SHOWN]
    ]


def _to_acknowledge(user: User) -> list[WorkItem]:
    if not user.is_jb:
        return []
    rows = (
        InformationPackage.objects.filter(state=PackageState.FORWARDED, acknowledged_at=None)
        .select_related("agency")
        .order_by("forwarded_at")[:SHOWN]
    )
    return [
        WorkItem(
            "New packages",
            row.agency.name,
            reverse("package_page", args=[row.pk]),
            "Officers begin e-ticketing; acknowledge if you like.",
            row.forwarded_at or row.changed_at,
        )
        for row in rows
    ]
