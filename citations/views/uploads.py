"""Sending a file, and trying one without keeping anything of it."""

from typing import Any, BinaryIO, cast

from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.signed_in import SignedInRequest
from citations.disposition import SKIPPED, STAGES, UNREADABLE
from citations.explaining.plain_words import advice_on, label_of
from citations.explaining.shortened import shortened
from citations.explaining.unevaluated import not_evaluated
from citations.forms.files import FileForm, TrialForm
from citations.keeping import storage
from citations.keeping.unnamed import has_descriptor
from citations.models import Transfer
from citations.queries import profile_of
from citations.services.rehearsing import Trial, try_source
from citations.services.uploading import upload
from citations.states import Stage

SHOWN = 200
"""Records with problems that a page of a trial lists; the answer for machines has all."""


@require_http_methods(["GET", "HEAD", "POST"])
def citation_upload(request: SignedInRequest) -> HttpResponse:
    """Send a file. Answered once its bytes are safe; the worker reads them."""
    form = FileForm(request.POST or None, request.FILES or None, user=request.user)
    if request.method != "POST" or not form.is_usable or not form.is_valid():
        return _form(request, form, "citations/upload.html")
    file = form.cleaned_data["file"]
    try:
        transfer = upload(
            stream=cast(BinaryIO, file),
            file_name=form.file_name,
            agency=form.cleaned_data["agency"],
            layout=form.chosen_layout,
            today=timezone.localdate(),
            actor=request.user,
        )
    except OSError:
        form.add_error(
            None, "The file could not be kept, because the disk does not take it. Nothing was stored. Try again later."
        )
        return _form(request, form, "citations/upload.html", 503)
    if Transfer.objects.for_user(request.user).filter(pk=transfer.pk).exists():
        messages.success(request, "The file is received and safe. It is being read now.")
        target = reverse("transfer_page", args=[transfer.pk])
    else:
        # The same bytes came in over another agency's channel and are being read at this moment.
        messages.success(request, "The same file is being read already, so nothing more has to be done.")
        target = reverse("transfer_list")
    if request.headers.get("X-Progress"):
        return JsonResponse({"to": target})
    return redirect(target)


@require_http_methods(["GET", "HEAD", "POST"])
def citation_check(request: SignedInRequest) -> HttpResponse:
    """Try a file: the verdicts that it would get now. Nothing is kept."""
    proposed = {"layout": request.GET["layout"]} if "layout" in request.GET else {}
    form = TrialForm(request.POST or None, request.FILES or None, user=request.user, initial=proposed)
    if request.method != "POST" or not form.is_usable or not form.is_valid():
        return _form(request, form, "citations/check.html")
    trial = _rehearse(form.cleaned_data["file"], form.cleaned_data["agency"], form.chosen_layout)
    if "json" in request.POST:
        answer = JsonResponse(trial.as_json(), json_dumps_params={"indent": 1})
        answer["Content-Disposition"] = 'attachment; filename="trial.json"'
        return answer
    return render(request, "citations/check.html", {"form": form, "file_name": form.file_name, **_told(trial)})


def _rehearse(file: "UploadedFile[Any]", agency: str, layout: str) -> Trial:
    profile, today = profile_of(settings.CITATION_PROFILE, layout), timezone.localdate()
    if has_descriptor(file):
        with storage.mapped(cast(BinaryIO, file)) as source:
            return try_source(source, agency=agency, profile=profile, today=today)
    return try_source(file.read(), agency=agency, profile=profile, today=today)


def _told(trial: Trial) -> dict[str, object]:
    verdict = trial.verdict
    wrong = [record for record in verdict.records if record.problems]
    listed = [
        (
            record,
            Stage(record.stage).label,
            [(it, label_of(it.field), advice_on(it.edit, it.field, it.value, it.weight)) for it in kept],
            more,
            trial.guesses.by_record.get(record.record),
            not_evaluated((it.edit, it.field) for it in record.problems),
        )
        for record in wrong[:SHOWN]
        for kept, more in [shortened(record.problems)]
    ]
    totals = verdict.totals
    return {
        "verdict": verdict,
        "tallies": trial.guesses.tallies,
        "totals": [(Stage(stage), totals[stage]) for stage in STAGES],
        "received": totals["received"],
        "listed": listed,
        "unlisted": len(wrong) - len(listed),
        # A record that was skipped or could not be read is no good one, though nothing is said of it.
        "good": sum(not each.problems and each.stage not in (UNREADABLE, SKIPPED) for each in verdict.records),
    }


def _form(request: SignedInRequest, form: FileForm, template: str, status: int = 0) -> HttpResponse:
    if request.method == "POST":
        status = status or form.status
    return render(request, template, {"form": form}, status=status or 200)
