"""Pages about partner systems, for administrators and Public Safety."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.signed_in import SignedInRequest
from citations.conformance.queries import called
from citations.conformance.standing import standing_of, standings_of
from citations.models import Partner
from citations.partners.forms import LayoutForm, PartnerFilters, PartnerForm, RhythmForm
from citations.partners.queries import late, with_lateness
from citations.partners.services.keeping import add_partner, renew_token, set_layout, set_rhythm, switch
from workflow.entry_pages import entry_page
from workflow.keyset import page_of

LATEST = 10
"""Files that the page of a partner lists."""


@require_safe
def partner_list(request: SignedInRequest) -> HttpResponse:
    """Every system that sends files, by name."""
    filters = PartnerFilters(request.GET)
    now = timezone.now()
    rows = called(late(now) if filters.chosen.get("late") else with_lateness(), filters.chosen.get("q", ""))
    page = page_of(rows, ("name", "id"), request.GET)
    standings = standings_of(page.rows, timezone.localdate())
    told = [(row, standings[row.pk]) for row in page.rows]
    return render(
        request, "citations/partners/partner_list.html", {"page": page, "told": told, "filters": filters, "now": now}
    )


@require_http_methods(["GET", "HEAD", "POST"])
def partner_new(request: SignedInRequest) -> HttpResponse:
    """Enter a system."""
    form = PartnerForm(request.POST or None)

    def done(partner: Partner) -> HttpResponse:
        messages.success(request, f"{partner.name} is entered. Make its token next, or let it use its folder.")
        return redirect("partner_page", pk=partner.pk)

    return entry_page(
        request,
        form,
        "citations/partners/partner_new.html",
        enter=lambda: add_partner(actor=request.user, **form.cleaned_data),
        done=done,
    )


@require_safe
def partner_page(request: SignedInRequest, pk: int) -> HttpResponse:
    """One system: how it sends, and what it sent last."""
    return _page(request, _fetch(pk))


@require_POST
def partner_token(request: SignedInRequest, pk: int) -> HttpResponse:
    """Make a token and show it on this very page: it must not lie in a session or an address until the next one."""
    partner = _fetch(pk)
    token = renew_token(partner, actor=request.user)
    return _page(request, _fetch(pk), token=token)


@require_POST
def partner_rhythm(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say how often a system sends."""
    partner = _fetch(pk)
    form = RhythmForm(request.POST)
    if not form.is_valid():
        return _page(request, partner, rhythm=form, status=422)
    set_rhythm(partner, actor=request.user, days=form.cleaned_data["rhythm_days"])
    messages.success(request, f"How often {partner.name} sends is kept.")
    return redirect("partner_page", pk=pk)


@require_POST
def partner_layout(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say in which layout a system writes."""
    partner = _fetch(pk)
    form = LayoutForm(request.POST, instance=_fetch(pk))
    if not form.is_valid():
        return _page(request, partner, layout=form, status=422)
    kept = set_layout(partner, actor=request.user, layout=form.cleaned_data["layout"])
    messages.success(request, f"Files of {kept.name} are read in the layout {kept.layout_label} from now on.")
    return redirect("partner_page", pk=pk)


@require_POST
def partner_switch(request: SignedInRequest, pk: int) -> HttpResponse:
    """Switch a system off, or on again, as the form says."""
    partner = switch(_fetch(pk), actor=request.user, is_active=request.POST.get("to") == "on")
    word = "may send again" if partner.is_active else "is switched off"
    messages.success(request, f"{partner.name} {word}.")
    return redirect("partner_page", pk=partner.pk)


def _page(
    request: SignedInRequest,
    partner: Partner,
    *,
    token: str = "",
    rhythm: RhythmForm | None = None,
    layout: LayoutForm | None = None,
    status: int = 200,
) -> HttpResponse:
    facts = {
        "partner": partner,
        "standing": standing_of(partner, timezone.localdate()),
        "token": token,
        "rhythm": rhythm or RhythmForm(initial={"rhythm_days": partner.rhythm_days}),
        "layout": layout or LayoutForm(instance=partner),
        "now": timezone.now(),
        "latest": partner.transfers.order_by("-created_at", "-pk")[:LATEST],
        "failed": partner.drop_files.exclude(trouble="").order_by("-seen_at", "-pk")[:LATEST],
        "address": f"{settings.SITE_URL}{reverse('api:transfers')}",
        "limit": settings.CITATION_CALLS_PER_MINUTE,
    }
    answer = render(request, "citations/partners/partner_page.html", facts, status=status)
    answer["Cache-Control"] = "no-store"
    return answer


def _fetch(pk: int) -> Partner:
    return get_object_or_404(with_lateness().select_related("agency", "token_made_by"), pk=pk)
