"""Rejected records that nobody will correct: look at them, write why, dismiss them; or put dismissed ones back."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.signed_in import SignedInRequest
from citations.models import Citation
from citations.queue import queries
from citations.queue.forms import DismissForm, QueueFilters
from citations.queue.services.assigning import allow
from citations.queue.services.dismissing import MOST, Tally, dismiss_many, put_back_many
from citations.queue.views import picking
from citations.states import Stage


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def citation_dismiss(request: SignedInRequest) -> HttpResponse:
    """Dismiss the ticked records, or all of the list that the address describes; in a list of dismissed ones, put back."""
    allow(request.user)
    filters = QueueFilters(request.GET, people=list(queries.clerks()), user=request.user)
    is_back = filters.chosen.get("show") == queries.DISMISSED
    if request.method == "POST" and not request.POST.getlist("pick") and "apply" not in request.POST:
        # All of a list is a page of its own; whoever ticked nothing did not ask for it.
        messages.error(request, "Tick at least one record. Nothing was changed.")
        return redirect(f"{reverse('citation_queue')}?{filters.address}")
    found = queries.waiting_for(request.user, filters.chosen, timezone.now())
    picked = picking.picked([*request.POST.getlist("pick"), *request.GET.getlist("one")][:MOST])
    if picked:
        found = found.filter(pk__in=list(picked))
    rows = found.filter(stage=Stage.REJECTED).select_related("correction").order_by("pk")
    is_applied = "apply" in request.POST
    form = DismissForm(request.POST if is_applied else None)
    if is_applied and (is_back or form.is_valid()):
        return _apply(request, rows if picked else rows.none(), picked, form, is_back, filters.address)
    shown = list(rows[:MOST])
    facts: dict[str, Any] = {
        "filters": filters,
        "form": None if is_back else form,
        "is_back": is_back,
        "rows": [(row, row.correction.version if hasattr(row, "correction") else 0) for row in shown],
        "total": rows.count(),
        "kept": found.exclude(stage=Stage.REJECTED).count() if picked else 0,
    }
    return render(request, "citations/queue/dismiss.html", facts, status=422 if is_applied else 200)


def _apply(
    request: SignedInRequest,
    rows: QuerySet[Citation],
    picked: dict[int, int],
    form: DismissForm,
    is_back: bool,
    query: str,
) -> HttpResponse:
    chosen = [(row, picked[row.pk]) for row in rows]
    if is_back:
        tally = put_back_many(chosen=chosen, actor=request.user)
    else:
        tally = dismiss_many(chosen=chosen, reason=form.cleaned_data["reason"], actor=request.user)
    _tell(request, tally, len(picked) - len(chosen), "put back into the queue" if is_back else "dismissed")
    return redirect(f"{reverse('citation_queue')}?{query}")


def _tell(request: SignedInRequest, tally: Tally, gone: int, done: str) -> None:
    if tally.done:
        messages.success(request, f"{tally.done} record{'' if tally.done == 1 else 's'} {done}.")
    if not (tally.done or tally.refused or gone):
        messages.warning(request, "No record was ticked, so nothing was changed.")
    if gone:
        messages.warning(request, f"{gone} left alone: not rejected, or no longer in this list.")
    picking.tell_refused(request, tally.refused)
