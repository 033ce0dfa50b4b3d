"""Downloads, made when somebody asks: layouts, tables, rules and samples are always those in force (F-70, C-COV-14)."""

import json
from collections.abc import Callable, Iterable, Sequence

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.signed_in import SignedInRequest
from citations import profiles
from citations.disposition import OPEN
from citations.queries import profile_of
from citations.reading import xml_names
from citations.reading.niem import NAMESPACES
from citations.tables import files, samples
from citations.tables.kinds import KINDS
from citations.tables.queries import rows_for, sees_all
from workflow.errors import NotYou


@require_safe
def table_downloads(request: SignedInRequest) -> HttpResponse:
    """Everything there is to download."""
    sample = samples.passing(profile_of(settings.CITATION_PROFILE), timezone.localdate())
    facts = {
        "layouts": [(name, title, layout) for name, (title, layout) in files.LAYOUTS.items()],
        "tables": [
            (kind, rows_for(request.user, kind).count()) for kind in KINDS.values() if sees_all(request.user, kind)
        ],
        "passes": all(record.stage == OPEN for record in sample.verdict.records),
    }
    return render(request, "citations/tables/downloads.html", facts)


@require_safe
def table_layout(request: SignedInRequest, name: str) -> HttpResponse:
    """A layout to read."""
    if name not in files.LAYOUTS:
        raise Http404
    title, layout = files.LAYOUTS[name]
    facts = {"name": name, "title": title, "layout": layout, "fields": layout.fields}
    return render(request, "citations/tables/layout.html", facts)


@require_safe
def table_xml(request: SignedInRequest) -> HttpResponse:
    """Citations as XML: the names of elements to read, and an example."""
    today = timezone.localdate()
    example = samples.as_document(samples.passing(profile_of(settings.CITATION_PROFILE), today), today)
    rows = [(element.split("/"), *told) for element, *told in xml_names.rows()]
    facts = {"rows": rows, "namespaces": NAMESPACES.items(), "example": example.decode()}
    return render(request, "citations/tables/xml.html", facts)


@require_safe
def table_download(request: SignedInRequest, name: str) -> HttpResponseBase:
    """One file."""
    if name in files.LAYOUTS:
        return _csv(f"{name}.csv", files.LAYOUT_HEADS, files.layout_rows(files.LAYOUTS[name][1]))
    if name in KINDS:
        kind = KINDS[name]
        if not sees_all(request.user, kind):
            raise NotYou("Names of officers are not handed out. Nothing was sent.")
        rows = rows_for(request.user, kind).order_by("id")
        return _csv(kind.file.name, files.table_heads(kind), files.table_rows(kind, rows))
    if name == "rules":
        return _rules(request.GET.get("court", settings.CITATION_PROFILE))
    if name not in MADE:
        raise Http404
    return MADE[name]()


def _rules(court: str) -> HttpResponseBase:
    if court not in profiles.names():
        raise Http404
    profile = profile_of(court)
    return _csv(
        "rules.csv" if court == settings.CITATION_PROFILE else f"rules-{court}.csv",
        files.RULE_HEADS,
        files.rule_rows(profile),
    )


def _passing() -> HttpResponseBase:
    return _file("sample.txt", _sample(samples.passing).data, "text/plain")


def _names() -> HttpResponseBase:
    return _csv("xml-names.csv", xml_names.HEADS, xml_names.rows())


def _passing_xml() -> HttpResponseBase:
    return _file("sample.xml", samples.as_document(_sample(samples.passing), timezone.localdate()), "application/xml")


def _failing() -> HttpResponseBase:
    return _file("sample-with-errors.txt", _sample(samples.failing).data, "text/plain")


def _verdict() -> HttpResponseBase:
    verdict = json.dumps(_sample(samples.failing).verdict.as_json(), indent=1)
    return _file("sample-with-errors.json", verdict.encode(), "application/json")


def _sample(make: Callable[..., samples.Sample]) -> samples.Sample:
    return make(profile_of(settings.CITATION_PROFILE), timezone.localdate())


MADE: dict[str, Callable[[], HttpResponseBase]] = {
    "sample": _passing,
    "sample-xml": _passing_xml,
    "xml-names": _names,
    "sample-with-errors": _failing,
    "sample-with-errors-verdict": _verdict,
}
"""Files that are neither a layout nor a table and ask nothing, by their name in addresses."""


def _csv(name: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> HttpResponseBase:
    answer = StreamingHttpResponse(files.csv_lines(heads, rows), content_type="text/csv; charset=utf-8")
    return _named(answer, name)


def _file(name: str, data: bytes, kind: str) -> HttpResponseBase:
    return _named(HttpResponse(data, content_type=kind), name)


def _named(answer: HttpResponseBase, name: str) -> HttpResponseBase:
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store"
    return answer
