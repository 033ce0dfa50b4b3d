"""The officers' list: search, filters in the address, sort, pages by key. Five statements, however many officers."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.signed_in import SignedInRequest
from agencies.forms.filters import OfficerFilters
from agencies.models import Officer
from workflow.keyset import order_of, page_of

ORDERS = {
    "newest": ("-changed_at", "-id"),
    "oldest": ("changed_at", "id"),
    "name": ("last_name", "first_name", "id"),
    "-name": ("-last_name", "-first_name", "-id"),
}


@require_safe
def officer_list(request: SignedInRequest) -> HttpResponse:
    """Officers that this person may see."""
    filters = OfficerFilters(request.GET, user=request.user)
    chosen = filters.chosen
    rows = Officer.objects.for_user(request.user).select_related("agency")
    if needle := chosen.get("q"):
        rows = rows.filter(search_text__contains=" ".join(needle.lower().split()))
    if state := chosen.get("state"):
        rows = rows.filter(state=state)
    if agency := chosen.get("agency"):
        rows = rows.filter(agency=agency)
    page = page_of(rows, order_of(ORDERS, request.GET, "newest"), request.GET)
    return render(request, "agencies/officer_list.html", {"page": page, "filters": filters})
