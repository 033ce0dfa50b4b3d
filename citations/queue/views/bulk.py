"""One error in many records: choose what was found, choose what stands there instead, look at the effects, apply."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.signed_in import SignedInRequest
from citations.explaining.nearest import Asked, allowed_for
from citations.explaining.plain_words import ERRORS, label_of
from citations.keeping.sealing import CannotBeOpened
from citations.layout.citation import SECRET
from citations.queue import queries
from citations.queue.forms import BulkForm, QueueFilters
from citations.queue.services.assigning import allow
from citations.queue.services.bulk import MOST, Tally, fix, preview
from citations.queue.views import picking
from citations.states import Stage
from workflow.errors import NotNow


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def citation_bulk(request: SignedInRequest) -> HttpResponse:
    """Fix one error of the list that the address describes."""
    allow(request.user)
    filters = QueueFilters(request.GET, people=list(queries.clerks()), user=request.user)
    edit, field = filters.chosen.get("edit", ""), filters.chosen.get("field", "")
    if not edit or not field or field in SECRET:
        messages.error(request, "Choose an error and a field first. Starred fields are corrected one by one.")
        return redirect(f"{reverse('citation_queue')}?{filters.address}")
    rows = queries.waiting_for(request.user, filters.chosen, timezone.now())
    facts: dict[str, Any] = {
        "filters": filters,
        "label": label_of(field),
        "error": dict(ERRORS).get(edit, edit),
        "most": MOST,
    }
    if "value" not in request.GET:
        facts["values"] = queries.values_found(rows, edit, field)
        return render(request, "citations/queue/bulk.html", facts)
    value = request.GET["value"]
    form = BulkForm(request.POST or None, edit=edit, field=field)
    facts |= {"form": form, "value": value, "allowed": _allowed(edit, field, value)}
    if request.method != "POST" or not form.is_valid():
        return render(request, "citations/queue/bulk.html", facts, status=422 if request.method == "POST" else 200)
    found = rows.filter(problems__edit=edit, problems__field=field, problems__value=value)
    if "apply" in request.POST:
        return _apply(request, found, form, f"{reverse('citation_queue')}?{filters.address}")
    facts["effects"] = _effects(request, found, form)
    return render(request, "citations/queue/bulk.html", facts)


def _effects(request: SignedInRequest, found: Any, form: BulkForm) -> list[Any]:
    some = found.defer(None).defer("digest").select_related("transfer", "correction").prefetch_related("problems")
    try:
        effects = preview(citations=list(some.order_by("pk")[:MOST]), values=form.values, actor=request.user)
    except CannotBeOpened:
        raise NotNow("The bytes of one of these records cannot be opened here, so nothing can be previewed.") from None
    return [(effect, Stage(effect.stage)) for effect in effects]


def _apply(request: SignedInRequest, found: Any, form: BulkForm, back: str) -> HttpResponse:
    picked = picking.picked(request.POST.getlist("pick")[:MOST])
    chosen = [(citation, picked[citation.pk]) for citation in found.filter(pk__in=list(picked)).order_by("pk")]
    tally = fix(chosen=chosen, values=form.values, actor=request.user, note=form.reason)
    _tell(request, tally, len(picked) - len(chosen))
    return redirect(back)


def _tell(request: SignedInRequest, tally: Tally, gone: int) -> None:
    done = tally.opened + tally.waiting
    if done or not (tally.refused or gone):
        said = f"{done} record{'' if done == 1 else 's'} corrected: {tally.opened} open now, {tally.waiting} still waiting."
        messages.success(request, said)
    if gone:
        messages.warning(request, f"{gone} left alone: somebody else corrected this error in the meantime.")
    picking.tell_refused(request, tally.refused)


def _allowed(edit: str, field: str, value: str) -> Any:
    """What the court's tables have for this field today."""
    asked = Asked(edit, field, value)
    return allowed_for([asked], day=timezone.localdate(), agency="", badge="").get(asked)
