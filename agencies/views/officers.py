"""The officers' list: search, filters in the address, sort, pages by key. Five statements, however many officers."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.signed_in import SignedInRequest
from agencies.forms.filters import OfficerFilters
from agencies.models import Officer
from agencies.queries import agencies_like, with_last_act
from workflow.keyset import order_of, page_of

ORDERS = {
    "newest": ("-changed_at", "-id"),
    "oldest": ("changed_at", "id"),
    "name": ("last_name", "first_name", "id"),
    "-name": ("-last_name", "-first_name", "-id"),
}

COLUMNS = (
    "id",
    "first_name",
    "last_name",
    "suffix",
    "leo_number",
    "agency__name",
    "state",
    "trained_on",
    "approved_on",
    "changed_at",
    "last_by",
)
"""What a row shows, and nothing else: fifty rows without fifty objects."""


@require_safe
def officer_list(request: SignedInRequest) -> HttpResponse:
    """Officers that this person may see."""
    filters = OfficerFilters(request.GET)
    chosen = filters.chosen
    rows = Officer.objects.for_user(request.user)
    if needle := chosen.get("q"):
        rows = rows.filter(search_text__contains=" ".join(needle.lower().split()))
    if state := chosen.get("state"):
        rows = rows.filter(state=state)
    if agency := chosen.get("agency"):
        rows = rows.filter(agency__in=agencies_like(request.user, agency))
    page = page_of(
        with_last_act(rows).values_list(*COLUMNS, named=True), order_of(ORDERS, request.GET, "newest"), request.GET
    )
    return render(request, "agencies/officer_list.html", {"page": page, "filters": filters})
