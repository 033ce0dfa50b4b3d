"""What waits for DPS among the records."""

from django.db.models import Count, Min
from django.urls import reverse

from accounts.models import User
from agencies.models import Agency
from agencies.states import AgencyState, OfficerState
from workflow.worklist import WorkItem


def items_for(user: User) -> list[WorkItem]:
    """Agencies with listed officers who have no TraCS record yet (B-6.2-7)."""
    if not user.is_dps:
        return []
    agencies = (
        Agency.objects.filter(
            state__in=[AgencyState.ESTABLISHED, AgencyState.APPROVED], officers__state=OfficerState.LISTED
        )
        .annotate(waiting=Count("officers"), since=Min("officers__created_at"))
        .order_by("since")
        .values_list("pk", "name", "waiting", "since")[:50]
    )
    return [
        WorkItem(
            kind="Officer records to create",
            title=name,
            url=reverse("officers_record", args=[pk]),
            why=f"{waiting} officer{'' if waiting == 1 else 's'} listed, no TraCS record yet.",
            since=since,
        )
        for pk, name, waiting, since in agencies
    ]
