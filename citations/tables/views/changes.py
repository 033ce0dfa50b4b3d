"""Pages of changes: what is drafted and was published, one change with its rows and its effect, and its two acts."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.signed_in import SignedInRequest
from citations.models import ImpactRun, TableChange, TableChangeRow
from citations.queries import tables_token
from citations.tables.impact_words import impact_shown
from citations.tables.kinds import EVERY_KIND, LABELS
from citations.tables.overlaps import overlaps_of
from citations.tables.services import changing, weighing
from citations.tables.words import shown_cell, shown_title
from notifications.timeline import timeline_of
from workflow.act_pages import ActPage, act_page, calling
from workflow.forms import ActForm
from workflow.keyset import page_of

PAGES = {
    "publish": ActPage(
        calling(changing.publish),
        "The change is in force.",
        ActForm,
        (
            "Every row of the change takes effect at once, for files that are filed from now on.",
            "Records that were filed before keep the stage that they have.",
        ),
    ),
    "drop": ActPage(
        calling(changing.drop),
        "The change is given up. Nothing took effect.",
        ActForm,
        ("The change stays in the list, and none of its rows takes effect.",),
    ),
}


@require_safe
def change_list(request: SignedInRequest) -> HttpResponse:
    """Every change, the newest first."""
    rows = TableChange.objects.select_related("author").prefetch_related("rows")
    page = page_of(rows, ("-created_at", "-id"), request.GET)
    return render(request, "citations/tables/change_list.html", {"page": page, "may_change": request.user.is_jb})


@require_safe
def change_page(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """One change: its rows, what it would do, what may be done with it."""
    change = _fetch(pk)
    token = tables_token()
    run = ImpactRun.objects.filter(change=change).order_by("-pk").first()
    rows = [_row(row) for row in change.rows.order_by("pk")]
    is_weighed = changing.is_weighed(change, token=token)
    may_change = request.user.is_jb and change.is_draft
    facts = {
        "change": change,
        "rows": rows,
        "overlaps": overlaps_of(change) if change.is_draft else [],
        "run": run,
        "is_running": run is not None and run.ended_at is None,
        "impact": impact_shown(run.result) if run is not None and run.result is not None else None,
        "is_stale": run is not None and run.result is not None and change.is_draft and not is_weighed,
        "may_change": may_change,
        "may_weigh": may_change and bool(rows),
        "may_publish": may_change and is_weighed,
        "timeline": timeline_of(change, viewer=request.user),
    }
    return render(request, "citations/tables/change_page.html", facts)


@require_POST
def change_weigh(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Ask for a look at what the change would do."""
    weighing.ask(_fetch(pk), actor=request.user)
    messages.success(request, "The look has begun. This page tells how far it is.")
    return redirect("change_page", pk=pk)


@require_POST
def change_take(request: SignedInRequest, pk: UUID, row: int) -> HttpResponse:
    """Take a row out of a draft."""
    changing.take_row(change=_fetch(pk), pk=row, actor=request.user)
    messages.success(request, "The row is no longer part of the change.")
    return redirect("change_page", pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def change_act(request: SignedInRequest, pk: UUID, verb: str) -> HttpResponse:
    """Publish a change or give it up."""
    return act_page(request, _fetch(pk), verb, PAGES, reverse("change_page", args=[pk]))


def _fetch(pk: UUID) -> TableChange:
    return get_object_or_404(TableChange.objects.select_related("author"), pk=pk)


def _row(row: TableChangeRow) -> dict[str, object]:
    kind = EVERY_KIND[row.table]
    old, new = row.old or {}, row.new or {}
    names = [name for name in kind.file.all_columns if old.get(name, "") != new.get(name, "")]
    columns = [
        (LABELS[name], shown_cell(kind, name, old.get(name, "")), shown_cell(kind, name, new.get(name, "")))
        for name in names
    ]
    return {"row": row, "kind": kind, "title": shown_title(kind, new or old), "columns": columns}
