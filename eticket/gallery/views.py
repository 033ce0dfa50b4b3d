"""Every component on one page, with invented data. Only where people develop: a real installation has no such page."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.signed_in import SignedInRequest
from eticket.face.marks import ICONS
from eticket.gallery import samples
from eticket.gallery.forms import EveryField, Filters, RowSet

PREFIX = "rows"


@require_http_methods(["GET", "HEAD", "POST"])
def gallery(request: SignedInRequest) -> HttpResponse:
    """Show everything; a POST shows the forms with their errors, or with one row more. Nothing is stored."""
    if settings.PROFILE == "production":
        raise Http404
    now = timezone.now()
    form, rows = _forms(request)
    facts = {
        "form": form,
        "formset": rows,
        "filters": Filters(request.GET or {"q": "quist", "kind": "network"}),
        "samples": samples,
        "icons": [name for name in ICONS if name not in ("up", "down", "both")],
        "rows": samples.rows(now),
        "story": samples.story(now),
        "clocks": samples.clocks(now),
        "letter": samples.letter(now),
        "pairs": [("Agency", "Maple Police Department"), ("Trained", ""), ("Remark", samples.LONG)],
        "now": now,
    }
    return render(request, "gallery/gallery.html", facts)


def _forms(request: SignedInRequest) -> tuple[EveryField, RowSet]:  # type: ignore[valid-type]
    if request.method != "POST":
        return EveryField(), RowSet(prefix=PREFIX)
    if f"add-{PREFIX}" in request.POST:
        shown = RowSet(request.POST, prefix=PREFIX).total_form_count()
        typed = [
            {name: request.POST.get(f"{PREFIX}-{at}-{name}", "") for name in ("first_name", "number")}
            for at in range(shown + 1)
        ]
        return EveryField(initial=request.POST.dict()), RowSet(initial=typed, prefix=PREFIX)
    return EveryField(request.POST, request.FILES), RowSet(request.POST, prefix=PREFIX)
