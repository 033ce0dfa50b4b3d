"""The programming interface: send a file, ask what became of it, or try one. Described at `openapi.json`."""

import logging
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI, Status
from ninja.errors import ValidationError
from ninja.security import HttpBearer

from citations.models import Partner, Transfer
from citations.partners.answers import error
from citations.partners.conformance_api import router as conformance
from citations.partners.door import caller
from citations.partners.incoming import BODY, NotTaken, incoming, layout_in
from citations.partners.queries import acknowledgement
from citations.partners.schemas import Problem, Received, TransferRead, TrialRead
from citations.partners.services.sending import send, try_out

logger = logging.getLogger(__name__)

RETRY_AFTER = "120"
"""Seconds after which a file may be sent again that could not be looked at."""
NOT_HERE = "There is no such file among those that your system sent."
NOT_KEPT = "The file could not be kept, because the disk does not take it. Nothing was stored. Try again later."


class PartnerToken(HttpBearer):
    """The token that a partner system was given. The permission table checked it before; see `citations.partners.door`."""

    def authenticate(self, request: HttpRequest, token: str) -> Partner | None:
        """Called by the interface for each call."""
        return getattr(request, "partner", None)


api = NinjaAPI(
    title="Court interchange",
    version="1",
    description="Citation files in, verdicts out. Every error is JSON with one sentence in `error`.",
    urls_namespace="api",
    docs_url=None,
    auth=PartnerToken(),
)


@api.post(
    "/transfers",
    url_name="transfers",
    summary="Send a citation file",
    openapi_extra=BODY,
    response={202: Received, frozenset({400, 401, 411, 413, 422, 429, 503}): Problem},
)
def send_transfer(request: HttpRequest) -> Any:
    """Answered once the bytes are safe on the disk; they are read afterwards. Compare `sha256` with that of your file.
    Sending the same file again does no harm: its records are skipped. The header `X-File-Name` may give a bare body a name.
    """
    try:
        with incoming(request) as (stream, name):
            transfer = send(
                partner=caller(request),
                stream=stream,
                file_name=name,
                layout=layout_in(request),
                today=timezone.localdate(),
            )
    except OSError as failure:
        logger.error("a file of a partner was not kept: %s", type(failure).__name__)
        return Status(503, {"error": NOT_KEPT})
    told = {"transfer": str(transfer.pk), "sha256": transfer.sha256, "size": transfer.size, "state": transfer.state}
    return Status(202, told)


@api.get(
    "/transfers/{uuid:number}",
    url_name="transfer",
    summary="Ask what became of a file",
    response={200: TransferRead, frozenset({401, 404, 429}): Problem},
)
def read_transfer(request: HttpRequest, number: UUID) -> HttpResponse:
    """The state of a file that your system sent, over this interface or through its folder, and its verdict once it is read."""
    own = Transfer.objects.select_related("resend_of").filter(partner=caller(request), pk=number).first()
    if own is None:
        return error(404, NOT_HERE)
    return JsonResponse(acknowledgement(own))


@api.post(
    "/check",
    url_name="check",
    summary="Try a citation file",
    openapi_extra=BODY,
    response={200: TrialRead, frozenset({400, 401, 411, 413, 422, 429, 503}): Problem},
)
def check_file(request: HttpRequest) -> HttpResponse:
    """The verdicts that the file would get now. Nothing of it is kept. `looks_like` tells what may have happened to records
    with many problems, such as bytes that got lost before a field.
    """
    with incoming(request) as (stream, _):
        trial = try_out(partner=caller(request), stream=stream, layout=layout_in(request), today=timezone.localdate())
    return JsonResponse(trial.as_json())


@csrf_exempt
def missing(request: HttpRequest, rest: str) -> HttpResponse:
    """Any other address below the interface's."""
    return error(404, "There is nothing at this address. The addresses are described at /api/v1/openapi.json.")


def _not_taken(_: HttpRequest, refusal: NotTaken | type[NotTaken]) -> HttpResponse:
    assert isinstance(refusal, NotTaken)
    later = {"Retry_After": RETRY_AFTER} if refusal.status == 503 else {}
    return error(refusal.status, refusal.sentence, **later)


api.add_exception_handler(NotTaken, _not_taken)
api.add_exception_handler(Http404, lambda _, __: error(404, NOT_HERE))
api.add_exception_handler(ValidationError, lambda _, __: error(400, "The call cannot be read."))
api.add_router("/conformance", conformance)
