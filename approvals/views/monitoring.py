"""The Judicial Bureau's watch list: each officer under monitoring with their streak (A-6.2-4)."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.signed_in import SignedInRequest
from approvals.policy import MINIMUM, TARGET
from approvals.queries import watched
from approvals.services.evidence import evidence_of_many
from workflow.filters import ListFilters
from workflow.keyset import page_of


@require_safe
def monitoring(request: SignedInRequest) -> HttpResponse:
    """Officers under monitoring that this person may see, those watched longest first."""
    filters = ListFilters(request.GET)
    rows = watched(request.user)
    if needle := filters.chosen.get("q"):
        rows = rows.filter(search_text__contains=needle.lower())
    page = page_of(rows, ("monitored_since", "id"), request.GET)
    evidence = evidence_of_many(page.rows, timezone.now())
    facts = {
        "page": page,
        "rows": [(officer, evidence[officer.pk]) for officer in page.rows],
        "filters": filters,
        "minimum": MINIMUM,
        "target": TARGET,
    }
    return render(request, "approvals/monitoring.html", facts)
