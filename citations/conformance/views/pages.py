"""The pages of the pack: what a system has to show, the pack to take along, its answer, and the pass."""

from datetime import date
from typing import Any, BinaryIO, cast

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.signed_in import SignedInRequest
from citations import profiles
from citations.conformance.forms import AnswerForm, GradeFilters, SystemFilters
from citations.conformance.grading import NotGradable
from citations.conformance.pack import make
from citations.conformance.queries import called, court_of, partners_for, tries_for
from citations.conformance.services import EMPTY_PACK, archive_of, try_pack
from citations.conformance.standing import is_current, standing_of, standings_of
from citations.conformance.telling import rows_of
from citations.keeping import storage
from citations.keeping.unnamed import has_descriptor
from citations.models import ConformanceTry, Partner
from citations.profiles import UnknownProfile
from workflow.errors import Refused
from workflow.keyset import page_of


@require_safe
def conformance_list(request: SignedInRequest) -> HttpResponse:
    """Systems whose packs this person may see, and how each stands."""
    filters = SystemFilters(request.GET)
    rows = called(partners_for(request.user), filters.chosen.get("q", ""))
    page = page_of(rows, ("name", "id"), request.GET)
    standings = standings_of(page.rows, timezone.localdate())
    told = [(row, standings[row.pk]) for row in page.rows]
    return render(
        request, "citations/conformance/conformance_list.html", {"page": page, "told": told, "filters": filters}
    )


@require_http_methods(["GET", "HEAD", "POST"])
def conformance_page(request: SignedInRequest, pk: int) -> HttpResponse:
    """How a system stands, its tries, and the form for its answer."""
    partner = _fetch(request, pk)
    form = AnswerForm(request.POST or None, request.FILES or None, user=request.user)
    status = 0
    if request.method == "POST":
        if form.is_valid():
            try:
                kept = _try(request, partner, form)
            except NotGradable as answer:
                form.add_error("file", answer.sentence)
            except Refused as refusal:
                form.add_error(None, refusal.sentence)
                status = refusal.status
            else:
                return redirect("conformance_try", pk=kept.pk)
        status = status or form.status
    return render(
        request, "citations/conformance/conformance_page.html", _facts(request, partner, form), status=status or 200
    )


@require_safe
def conformance_pack(request: SignedInRequest, pk: int) -> HttpResponse:
    """The pack of today as an archive."""
    partner, today = _fetch(request, pk), timezone.localdate()
    try:
        archive = archive_of(partner, today)
    except NotGradable as none:
        raise Http404(none.sentence) from None
    answer = HttpResponse(archive, content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="conformance-{partner.folder}-{today.isoformat()}.zip"'
    answer["Cache-Control"] = "no-store"
    return answer


@require_safe
def conformance_try(request: SignedInRequest, pk: int) -> HttpResponse:
    """The grades of one try."""
    kept = _kept(request, pk)
    filters = GradeFilters(request.GET)
    facts = {
        "kept": kept,
        "grades": kept.grades,
        "day": date.fromisoformat(kept.grades["day"]),
        "rows": rows_of(kept, filters.chosen.get("state", "")),
        "filters": filters,
        "profile": _title(kept.profile),
        "wrong": kept.total - kept.passed,
    }
    return render(request, "citations/conformance/conformance_try.html", facts)


@require_safe
def conformance_pass(request: SignedInRequest, pk: int) -> HttpResponse:
    """The pass of a try in which everything was right, to print."""
    kept = _kept(request, pk)
    if not kept.is_pass:
        raise Http404("This try is no pass.")
    facts = {
        "kept": kept,
        "profile": _title(kept.profile),
        "is_current": is_current(kept, kept.partner, timezone.localdate()),
    }
    return render(request, "citations/conformance/conformance_pass.html", facts)


def _facts(request: SignedInRequest, partner: Partner, form: AnswerForm) -> dict[str, Any]:
    today = timezone.localdate()
    court = court_of(partner)
    pack = make(court, today)
    tries = partner.conformance_tries.select_related("by").defer("grades")
    return {
        "partner": partner,
        "form": form,
        "standing": standing_of(partner, today),
        "profile": court.profile.title,
        "pack": pack,
        "why": EMPTY_PACK.format(reason=pack.left_out[0].reason) if not pack.asked else "",
        "page": page_of(tries, ("-id",), request.GET, size=20),
        "keeps_partners": request.user.is_dps or request.user.is_administrator,
    }


def _try(request: SignedInRequest, partner: Partner, form: AnswerForm) -> ConformanceTry:
    file: UploadedFile[Any] = form.cleaned_data["file"]
    today = timezone.localdate()
    if has_descriptor(file):
        with storage.mapped(cast(BinaryIO, file)) as source:
            return try_pack(partner=partner, actor=request.user, source=source, file_name=form.file_name, today=today)
    return try_pack(partner=partner, actor=request.user, source=file.read(), file_name=form.file_name, today=today)


def _fetch(request: SignedInRequest, pk: int) -> Partner:
    return get_object_or_404(partners_for(request.user), pk=pk)


def _kept(request: SignedInRequest, pk: int) -> ConformanceTry:
    return get_object_or_404(tries_for(request.user), pk=pk)


def _title(profile: str) -> str:
    try:
        return profiles.load(profile).title
    except UnknownProfile:
        return profile
