"""Two citations of the same agency and number, side by side (F-65)."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.signed_in import SignedInRequest
from citations.keeping.sealing import CannotBeOpened
from citations.models.image_read import Purpose
from citations.queue import telling
from citations.queue.queries import on_file_before
from citations.queue.services.correcting import current_image
from citations.visible import citations_for


@require_safe
def citation_twins(request: SignedInRequest, pk: int) -> HttpResponse:
    """A record and the citation on file that has its number. The looks into both images are written down."""
    seen = citations_for(request.user).select_related("transfer")
    citation = get_object_or_404(seen, pk=pk)
    first = on_file_before(citation)
    if first is None or not seen.filter(pk=first.pk).exists():
        raise Http404
    try:
        earlier, later = (
            current_image(each, reader=request.user, purpose=Purpose.COMPARISON)[1] for each in (first, citation)
        )
    except CannotBeOpened:
        return render(request, "citations/citation_twins.html", {"citation": citation, "first": first})
    facts = {
        "citation": citation,
        "first": first,
        "is_opened": True,
        "lines": telling.side_by_side(earlier, later),
        "differing": len(telling.differences(earlier, later)),
    }
    return render(request, "citations/citation_twins.html", facts)
