"""Pages to look a table up: all of them, one with its rows, one row with its history."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.signed_in import SignedInRequest
from citations.models import Code, TableChangeRow
from citations.permissions import is_of_state
from citations.states import TableChangeState
from citations.tables.forms import TableFilters
from citations.tables.kinds import EVERY_KIND, KINDS, LABELS, RULE_WEIGHTS, Kind
from citations.tables.queries import (
    code_tables,
    found,
    history_of,
    key_of,
    last_load,
    origin_of,
    row_of,
    rows_for,
    sees_all,
)
from citations.tables.words import shown_cell, shown_title
from workflow.keyset import page_of


@require_safe
def table_list(request: SignedInRequest) -> HttpResponse:
    """Each table: what it is for, how many rows it has, where they are from, and when it was loaded last."""
    told = [(kind, origin_of(rows_for(request.user, kind)), last_load(kind)) for kind in KINDS.values()]
    facts = {
        "tables": told,
        "codes": code_tables(),
        "may_change": request.user.is_jb,
        "sees_changes": is_of_state(request.user),
    }
    return render(request, "citations/tables/table_list.html", facts)


@require_safe
def table_page(request: SignedInRequest, table: str) -> HttpResponse:
    """The rows of one table."""
    kind = kind_of(table)
    names = list(Code.objects.order_by("table").values_list("table", flat=True).distinct()) if table == "codes" else []
    filters = TableFilters(request.GET, kind=kind, tables=names)
    rows = rows_for(request.user, kind)
    page = page_of(found(rows, kind, **filters.chosen), kind.order, request.GET)
    cells = [(row, kind.title_of(row), _shown(kind, row)) for row in page.rows]
    facts = {
        "kind": kind,
        "page": page,
        "rows": cells,
        "columns": kind.columns,
        "filters": filters,
        "origin": origin_of(rows),
        "load": last_load(kind),
        "may_change": request.user.is_jb,
        "may_download": sees_all(request.user, kind),
    }
    return render(request, "citations/tables/table_page.html", facts)


@require_safe
def table_row(request: SignedInRequest, table: str, pk: int) -> HttpResponse:
    """One row: what it says, from when until when, where from, and what happened to it."""
    kind = kind_of(table, with_rules=is_of_state(request.user))
    row = row_of(request.user, kind, pk)
    key = row.key if row else None
    if row is None and sees_all(request.user, kind):
        key = key_of(kind, pk)
    if key is None:
        raise Http404
    history = history_of(kind, key)
    facts = {
        "kind": kind,
        "row": row,
        "title": shown_title(kind, kind.file.cells_of(row)) if row else kind.title_of_key(key),
        "cells": [(LABELS[name], shown_cell(kind, name, cell)) for name, cell in kind.file.cells_of(row).items()]
        if row
        else [],
        "history": history,
        "is_in_effect": _is_in_effect(kind, row),
        "drafts": TableChangeRow.objects.filter(
            table=kind.slug, key=key, change__state=TableChangeState.DRAFT
        ).select_related("change"),
        "may_change": request.user.is_jb and row is not None,
        "sees_changes": is_of_state(request.user),
        "is_rule": kind is RULE_WEIGHTS,
    }
    return render(request, "citations/tables/table_row.html", facts)


def kind_of(table: str, *, with_rules: bool = False) -> Kind:
    """The table of an address, or no such page."""
    kind = (EVERY_KIND if with_rules else KINDS).get(table)
    if kind is None:
        raise Http404
    return kind


def _shown(kind: Kind, row: object) -> list[tuple[str, str, str]]:
    """Column, its words, and the cell, for each cell of a row in a list."""
    cells = kind.file.cells_of(row)
    return [(name, words, cells[name]) for name, words in kind.columns]


def _is_in_effect(kind: Kind, row: object) -> bool:
    if row is None or not kind.file.has_days:
        return row is not None
    today = timezone.localdate().isoformat()
    cells = kind.file.cells_of(row)
    return (not cells["effective_from"] or cells["effective_from"] <= today) and (
        not cells["effective_to"] or today <= cells["effective_to"]
    )
