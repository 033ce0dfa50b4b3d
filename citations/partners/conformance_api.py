"""The pack over the interface: take it, and have an answer graded."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from ninja import Router

from citations.conformance.grading import NotGradable
from citations.conformance.queries import pack_of
from citations.conformance.services import archive_of, try_by_token
from citations.conformance.telling import as_json, pack_as_json
from citations.partners.answers import error
from citations.partners.conformance_schemas import PackRead, TryRead
from citations.partners.door import caller
from citations.partners.incoming import BODY, incoming, layout_in
from citations.partners.schemas import Problem

router = Router()

ARCHIVE = {
    "responses": {
        "200": {
            "description": "The archive",
            "content": {"application/zip": {"schema": {"type": "string", "format": "binary"}}},
        }
    }
}


@router.get(
    "",
    url_name="conformance",
    summary="Read the conformance pack",
    response={200: PackRead, frozenset({401, 429}): Problem},
)
def read_pack(request: HttpRequest) -> HttpResponse:
    """The made-up citations that your system is asked for today, each with the verdict that it should get."""
    return JsonResponse(pack_as_json(pack_of(caller(request), timezone.localdate())))


@router.post(
    "",
    url_name="conformance",
    summary="Have an answer to the pack graded",
    openapi_extra=BODY,
    response={200: TryRead, frozenset({400, 401, 411, 413, 422, 429, 503}): Problem},
)
def grade_answer(request: HttpRequest) -> HttpResponse:
    """The grades of the file that your system wrote for the pack. They are kept, and nothing else of the file."""
    partner = caller(request)
    with incoming(request) as (stream, name):
        try:
            kept = try_by_token(
                partner=partner,
                stream=stream,
                file_name=name,
                layout=layout_in(request),
                today=timezone.localdate(),
            )
        except NotGradable as answer:
            return error(422, answer.sentence)
    return JsonResponse(as_json(kept))


@router.get(
    "/pack",
    url_name="conformance_archive",
    summary="Download the conformance pack",
    openapi_extra=ARCHIVE,
    response={frozenset({401, 404, 429}): Problem},
)
def download_pack(request: HttpRequest) -> HttpResponse:
    """The pack of today as an archive: what to enter, the file of a perfect system, odd files, and all verdicts."""
    partner, today = caller(request), timezone.localdate()
    try:
        archive = archive_of(partner, today)
    except NotGradable as answer:
        return error(404, answer.sentence)
    return HttpResponse(archive, content_type="application/zip")
