"""The report of electronic citations on screen, on paper, and as a file."""

from collections.abc import Iterator, Sequence

from django.http import Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.signed_in import SignedInRequest
from citations import exports, report
from citations.forms.report import ReportFilters
from citations.models import Citation
from citations.models.image_read import Purpose
from citations.services.opening import open_images
from workflow.keyset import page_of

NEWEST = ("-id",)
MOST = 20_000
"""So many rows go into a file; a longer period is asked for in parts."""
CHUNK = 500
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def citation_report(request: SignedInRequest) -> HttpResponse:
    """Totals and rows, as the filters in the address say."""
    filters = ReportFilters(request.GET, today=timezone.localdate())
    rows = report.with_problems(report.rows_for(request.user, filters.chosen))
    page = page_of(rows, NEWEST, request.GET)
    counts = report.counts_for(request.user, filters.chosen)
    facts = {
        "filters": filters,
        "page": page,
        "heads": report.HEADS,
        "lines": _lines(page.rows, request.user, Purpose.REPORT),
        "counts": counts,
        "all": report.sum_of(counts),
        "files": report.files_for(request.user, filters.chosen),
        "query": request.GET.urlencode(),
        "most": f"{MOST:,}",
    }
    return render(request, "citations/report.html", facts)


@require_safe
def citation_report_file(request: SignedInRequest, form: str) -> HttpResponseBase:
    """The rows as CSV or XLSX, the newest first, up to a limit."""
    filters = ReportFilters(request.GET, today=timezone.localdate())
    rows = (line.cells() for line in _all_lines(request.user, filters))
    name = f"electronic-citations-{timezone.localdate().isoformat()}.{form}"
    answer: HttpResponseBase
    if form == "csv":
        answer = StreamingHttpResponse(exports.csv_of(report.HEADS, rows), content_type="text/csv; charset=utf-8")
    elif form == "xlsx":
        answer = HttpResponse(exports.xlsx_of("Electronic citations", report.HEADS, rows), content_type=SHEET)
    else:
        raise Http404
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _all_lines(user: User, filters: ReportFilters) -> Iterator[report.Line]:
    rows = report.with_problems(report.rows_for(user, filters.chosen)).order_by("-pk")
    chunk, done = list(rows[:CHUNK]), 0
    while chunk and done < MOST:
        yield from _lines(chunk, user, Purpose.EXPORT)
        done += len(chunk)
        chunk = list(rows.filter(pk__lt=chunk[-1].pk)[:CHUNK])


def _lines(citations: Sequence[Citation], user: User, purpose: Purpose) -> list[report.Line]:
    """Lines with the names that only the sealed image has; each look is written down."""
    sealed = [citation for citation in citations if citation.image is not None]
    return report.lines_of(citations, open_images(sealed, reader=user, purpose=purpose))
