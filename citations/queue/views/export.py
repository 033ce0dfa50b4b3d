"""The error queue as a file, a line for each problem."""

from django.http import Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.signed_in import SignedInRequest
from citations import exports
from citations.queue import queries
from citations.queue.error_lines import HEADS, error_lines
from citations.queue.forms import QueueFilters

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
def citation_queue_file(request: SignedInRequest, form: str) -> HttpResponseBase:
    """The problems of the list that the address describes, as CSV or XLSX."""
    filters = QueueFilters(request.GET, people=list(queries.clerks()), user=request.user)
    now = timezone.now()
    lines = error_lines(queries.waiting_for(request.user, filters.chosen, now), reader=request.user)
    answer: HttpResponseBase
    if form == "csv":
        answer = StreamingHttpResponse(exports.csv_of(HEADS, lines), content_type="text/csv; charset=utf-8")
    elif form == "xlsx":
        answer = HttpResponse(exports.xlsx_of("Error queue", HEADS, lines), content_type=SHEET)
    else:
        raise Http404
    name = f"error-queue-{timezone.localdate(now).isoformat()}.{form}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store"
    return answer
