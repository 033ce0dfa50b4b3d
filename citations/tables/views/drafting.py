"""Pages that put a row into a change: a new one, another form of one, its end, another weight of a rule."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.signed_in import SignedInRequest
from citations.models import ReferenceRow, RuleWeight, TableChange
from citations.tables.forms import DropForm, EndForm, PutForm, RowForm, RuleForm
from citations.tables.kinds import RULE_WEIGHTS, Kind
from citations.tables.queries import row_of
from citations.tables.services import changing
from citations.tables.views.lookup import kind_of
from citations.tables.words import shown_title
from workflow.entry_pages import entry_page

METHODS = ["GET", "HEAD", "POST"]
DONE = "The row is part of the change. Nothing is in force before the change is published."


@require_http_methods(METHODS)
def table_row_add(request: SignedInRequest, table: str) -> HttpResponse:
    """Draft a new row."""
    kind = kind_of(table)
    # Who comes from the list of one code table adds to that one.
    form = RowForm(request.POST or None, kind=kind, initial={"table": request.GET.get("table", "")})
    return _answer(
        request,
        kind,
        None,
        form,
        f"Add a row to {kind.title.lower()}",
        lambda: changing.add_row(kind=kind, cells=form.row_cells(), actor=request.user, **form.into()),
    )


@require_http_methods(METHODS)
def table_row_change(request: SignedInRequest, table: str, pk: int) -> HttpResponse:
    """Draft other cells of a row."""
    kind, row = _row(request, table, pk)
    form = RowForm(request.POST or None, kind=kind, cells=kind.file.cells_of(row))
    return _answer(
        request,
        kind,
        row,
        form,
        f"Change {shown_title(kind, kind.file.cells_of(row))}",
        lambda: changing.change_row(kind=kind, row=row, cells=form.row_cells(), actor=request.user, **form.into()),
    )


@require_http_methods(METHODS)
def table_row_end(request: SignedInRequest, table: str, pk: int) -> HttpResponse:
    """Draft the last day of a row, or that it is taken out where rows have no days."""
    kind, row = _row(request, table, pk)
    if not kind.file.has_days:
        out = DropForm(request.POST or None)
        return _answer(
            request,
            kind,
            row,
            out,
            f"Take {shown_title(kind, kind.file.cells_of(row))} out",
            lambda: changing.remove_row(kind=kind, row=row, actor=request.user, **out.into()),
        )
    form = EndForm(request.POST or None)
    return _answer(
        request,
        kind,
        row,
        form,
        f"End {shown_title(kind, kind.file.cells_of(row))}",
        lambda: changing.end_row(
            kind=kind, row=row, last_day=form.cleaned_data["last_day"], actor=request.user, **form.into()
        ),
    )


@require_http_methods(METHODS)
def rule_propose(request: SignedInRequest) -> HttpResponse:
    """Draft another weight of a rule. The usual weight takes the court's own one out again."""
    form = RuleForm(request.POST or None, initial=request.GET.dict())
    return _answer(request, RULE_WEIGHTS, None, form, "Weigh a rule differently", lambda: _weigh_rule(request, form))


def _weigh_rule(request: SignedInRequest, form: RuleForm) -> TableChange:
    cells = form.row_cells()
    key = RULE_WEIGHTS.file.parsed(cells)["key"]
    row = RuleWeight.objects.filter(key=key).first()
    if row is not None and form.is_usual():
        return changing.remove_row(kind=RULE_WEIGHTS, row=row, actor=request.user, **form.into())
    if row is not None:
        return changing.change_row(kind=RULE_WEIGHTS, row=row, cells=cells, actor=request.user, **form.into())
    return changing.add_row(kind=RULE_WEIGHTS, cells=cells, actor=request.user, **form.into())


def _row(request: SignedInRequest, table: str, pk: int) -> tuple[Kind, ReferenceRow]:
    kind = kind_of(table, with_rules=True)
    row = row_of(request.user, kind, pk)
    if row is None:
        raise Http404
    return kind, row


def _answer(
    request: SignedInRequest,
    kind: Kind,
    row: ReferenceRow | None,
    form: PutForm,
    heading: str,
    put: Callable[[], TableChange],
) -> HttpResponse:
    """The form, or what became of it."""
    is_rule = kind is RULE_WEIGHTS
    back = reverse("rule_list") if is_rule else reverse("table_page", args=[kind.slug])
    if row is not None:
        back = reverse("table_row", args=[kind.slug, row.pk])
    title = shown_title(kind, kind.file.cells_of(row)) if row is not None else ""
    facts = {
        "kind": kind,
        "row": row,
        "title": title,
        "heading": heading,
        "back": back,
        "is_rule": is_rule,
    }

    def done(change: TableChange) -> HttpResponse:
        messages.success(request, DONE)
        return redirect("change_page", pk=change.pk)

    return entry_page(request, form, "citations/tables/row_form.html", enter=put, done=done, facts=facts)
