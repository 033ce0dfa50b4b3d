"""Pages of the versions of the layout."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.signed_in import SignedInRequest
from citations.conformance.queries import partners_for
from citations.layout.version import COURT
from citations.layouts.forms import RecordLayoutForm
from citations.layouts.queries import differences
from citations.layouts.services import add_layout, offer
from citations.models import RecordLayout
from workflow.entry_pages import entry_page


@require_safe
def layout_list(request: SignedInRequest) -> HttpResponse:
    """The court's own layout and every other version, the newest first."""
    rows = RecordLayout.objects.order_by("-added_at", "-pk")
    facts = {"court": COURT, "rows": rows, "may_add": request.user.is_jb}
    return render(request, "citations/layouts/layout_list.html", facts)


@require_http_methods(["GET", "HEAD", "POST"])
def layout_new(request: SignedInRequest) -> HttpResponse:
    """Add a version."""
    form = RecordLayoutForm(request.POST or None, request.FILES or None)

    def done(layout: RecordLayout) -> HttpResponse:
        messages.success(request, f"{layout} is kept. Try a file in it, then offer it.")
        return redirect("layout_page", pk=layout.pk)

    return entry_page(
        request,
        form,
        "citations/layouts/layout_new.html",
        enter=lambda: add_layout(actor=request.user, **form.columns()),
        done=done,
    )


@require_safe
def layout_page(request: SignedInRequest, pk: int) -> HttpResponse:
    """One version: its fields and where they stand."""
    row = get_object_or_404(RecordLayout.objects.select_related("added_by"), pk=pk)
    version = row.as_version()
    facts = {
        "row": row,
        "version": version,
        "lacks": differences(version),
        "partners": partners_for(request.user).filter(layout=row).order_by("name"),
        "may_offer": request.user.is_jb,
        "sees_partners": request.user.is_dps or request.user.is_administrator,
    }
    return render(request, "citations/layouts/layout_page.html", facts)


@require_POST
def layout_offer(request: SignedInRequest, pk: int) -> HttpResponse:
    """Offer a version, or no longer, as the form says."""
    row = offer(get_object_or_404(RecordLayout, pk=pk), actor=request.user, is_offered=request.POST.get("to") == "yes")
    messages.success(request, f"{row} {'may be chosen now' if row.is_offered else 'can no longer be chosen'}.")
    return redirect("layout_page", pk=pk)
