"""Pages of files: the list, one file with its records, its verdict to download, another try."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.signed_in import SignedInRequest
from citations.disposition import STAGES
from citations.explaining.blanks import blanks_in, numbers_of_sample
from citations.explaining.suspecting import sample_of, tallies_of
from citations.forensics.suspicion import Tally
from citations.forms.files import RecordFilters, TransferFilters
from citations.keeping.sealing import CannotBeOpened
from citations.models import Transfer
from citations.models.image_read import Purpose
from citations.permissions import is_of_state
from citations.queries import verdict_of
from citations.services import trying
from citations.services.opening import open_images
from citations.states import Stage, TransferState
from citations.visible import records_of, stages_now, transfers_for
from notifications.timeline import timeline_of
from workflow.keyset import page_of

NEWEST = ("-created_at", "-id")
BLANKS = "blanks"


@require_safe
def transfer_list(request: SignedInRequest) -> HttpResponse:
    """Files that this person may see, the newest first."""
    filters = TransferFilters(request.GET)
    rows = transfers_for(request.user, **filters.chosen)
    page = page_of(rows, NEWEST, request.GET)
    return render(
        request,
        "citations/transfer_list.html",
        {
            "page": page,
            "filters": filters,
            "sees_queue": is_of_state(request.user),
            "keeps_partners": request.user.is_dps or request.user.is_administrator,
        },
    )


@require_safe
def transfer_page(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """One file: what it says, what became of its records, what happened to it."""
    transfer = _fetch(request, pk)
    filters = RecordFilters(request.GET)
    page = page_of(records_of(transfer, **filters.chosen), ("record",), request.GET)
    totals = transfer.totals
    facts = {
        **_looked(request, transfer),
        "record": transfer,
        "first": _first(request, transfer),
        "totals": [(Stage(stage), totals[stage]) for stage in STAGES],
        "now": [(Stage(stage), count) for stage, count in (stages_now(transfer) or {}).items() if count],
        "received": totals["received"],
        "differs": transfer.header_count is not None and transfer.header_count != totals["received"],
        "is_filed": transfer.state == TransferState.FILED,
        "may_replay": transfer.state == TransferState.FILED and not transfer.resend_of_id and is_of_state(request.user),
        "sees_queue": is_of_state(request.user),
        "may_retry": transfer.needs_somebody and is_of_state(request.user),
        "page": page,
        "filters": filters,
        "timeline": timeline_of(transfer, viewer=request.user),
    }
    return render(request, "citations/transfer_page.html", facts)


@require_safe
def transfer_verdict(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The acknowledgement for machines: the verdict of every record. Secret values are starred, since files travel."""
    transfer = _fetch(request, pk)
    if transfer.is_waiting or transfer.needs_somebody:
        return JsonResponse({"transfer": str(pk), "state": transfer.state}, status=409)
    answer = JsonResponse(verdict_of(transfer).starred().as_json(), json_dumps_params={"indent": 1})
    answer["Content-Disposition"] = f'attachment; filename="verdict-{transfer.sha256[:12]}.json"'
    return answer


@require_POST
def transfer_retry(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Try a file again that was set aside."""
    trying.retry(_fetch(request, pk), actor=request.user)
    messages.success(request, "The file will be tried again within a minute.")
    return redirect("transfer_page", pk=pk)


def _fetch(request: SignedInRequest, pk: UUID) -> Transfer:
    return get_object_or_404(Transfer.objects.for_user(request.user).select_related("resend_of"), pk=pk)


def _looked(request: SignedInRequest, transfer: Transfer) -> dict[str, object]:
    """What the records with many problems look like, or what is left blank in records of every kind, if somebody asks. The
    looks into their images are written down."""
    if request.GET.get("look") == BLANKS:
        return _blanks(request, transfer)
    if "look" not in request.GET:
        return {"is_looked": False}
    chosen, wrong = sample_of(transfer)
    try:
        images = open_images(chosen, reader=request.user, purpose=Purpose.REPORT)
    except CannotBeOpened:
        return {"is_looked": True, "is_closed": True}
    tallies: list[Tally] = tallies_of(transfer, {each: images[each.pk] for each in chosen}, wrong)
    return {"is_looked": True, "tallies": tallies, "looked": len(chosen)}


def _blanks(request: SignedInRequest, transfer: Transfer) -> dict[str, object]:
    numbers = numbers_of_sample(transfer.totals["received"])
    chosen = transfer.citations.filter(record__in=numbers, image__isnull=False).select_related("transfer")
    try:
        images = open_images(chosen, reader=request.user, purpose=Purpose.REPORT)
    except CannotBeOpened:
        return {"is_looked": True, "is_closed": True}
    return {"is_counted": True, "counted": len(images), "blanks": blanks_in(images.values())}


def _first(request: SignedInRequest, transfer: Transfer) -> Transfer | None:
    """The file that this one repeats, if the person may see it."""
    if transfer.resend_of_id is None:
        return None
    return Transfer.objects.for_user(request.user).filter(pk=transfer.resend_of_id).first()
