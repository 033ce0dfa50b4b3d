"""The queue: what waits, whose it is, and the lists that people work by."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.db.models import Prefetch
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.signed_in import SignedInRequest
from citations.explaining.plain_words import label_of
from citations.models import Problem, SavedFilter
from citations.permissions import may_correct
from citations.queue import queries
from citations.queue.error_lines import LINES, MOST
from citations.queue.forms import AssignForm, FilterForm, QueueFilters
from citations.queue.services.assigning import assign
from citations.queue.services.lists import forget_list, save_list
from citations.states import Stage
from workflow.keyset import order_of, page_of

ORDERS = {"oldest": ("id",), "-oldest": ("-id",)}


@require_safe
def citation_queue(request: SignedInRequest) -> HttpResponse:
    """Citations that wait to be corrected, the oldest first."""
    people = list(queries.clerks())
    filters = QueueFilters(request.GET, people=people, user=request.user)
    now = timezone.now()
    rows = queries.waiting_for(request.user, filters.chosen, now)
    ages, is_cut = queries.ages_of(rows, now)
    shown = Prefetch("problems", Problem.objects.exclude(weight="note").order_by("pk"), to_attr="wrong")
    page = page_of(
        rows.select_related("correction__assignee").prefetch_related(shown),
        order_of(ORDERS, request.GET, "oldest"),
        request.GET,
    )
    facts = {
        "page": page,
        "rows": [(row, [(label_of(each.field), each.message) for each in row.wrong]) for row in page.rows],
        "filters": filters,
        "people": people,
        "lists": SavedFilter.objects.filter(owner=request.user).order_by("name"),
        "frequent": [
            (edit, field, label_of(field), count, _put(filters, edit=edit, field=field))
            for edit, field, count in queries.frequent_errors(rows)
        ],
        "ages": [(days, count, _put(filters, age=str(days))) for days, count in ages.items() if count],
        "is_cut": is_cut,
        # Without a filter there is no button for all of them, so nobody asks.
        "has_rejected": bool(filters.chosen) and rows.filter(stage=Stage.REJECTED).exists(),
        "may_correct": may_correct(None, request.user),
        "most": f"{MOST:,}",
        "most_lines": f"{LINES:,}",
        "save_form": FilterForm(initial={"query": filters.address}),
    }
    return render(request, "citations/queue/queue.html", facts)


@require_POST
def citation_assign(request: SignedInRequest) -> HttpResponse:
    """Give the ticked citations to somebody."""
    rows = queries.waiting_for(request.user, {}, timezone.now())
    form = AssignForm(request.POST, rows=rows)
    if form.is_valid():
        to = request.user if "mine" in request.POST else form.cleaned_data["to"]
        count = assign(citations=form.cleaned_data["pick"], to=to, actor=request.user)
        whose = f"{to.name}'s" if to else "nobody's"
        messages.success(request, f"{count} citation{'' if count == 1 else 's'} became {whose}.")
    else:
        words = "; ".join(str(error) for errors in form.errors.values() for error in errors)
        messages.error(request, f"{words} Nobody was given anything.")
    if "stay" in request.POST and form.is_valid():
        return redirect("citation_correct", pk=form.cleaned_data["pick"][0].pk)
    return redirect(_queue(request.POST.get("query", "")))


@require_POST
def citation_lists(request: SignedInRequest) -> HttpResponse:
    """Keep the list that is shown under a name, or forget one."""
    if forgotten := request.POST.get("forget", ""):
        if not forgotten.isdecimal():
            raise BadRequest
        if forget_list(owner=request.user, pk=int(forgotten)):
            messages.success(request, "The list is forgotten. The citations on it stay in the queue.")
        return redirect("citation_queue")
    form = FilterForm(request.POST)
    query = _clean(request.POST.get("query", ""))
    if form.is_valid():
        save_list(owner=request.user, name=form.cleaned_data["name"], query=query)
        messages.success(request, "The list is kept. It stands above the filters.")
    else:
        messages.error(request, "Give the list a name of at most 60 characters. Nothing was kept.")
    return redirect(_queue(query))


def _put(filters: QueueFilters, **more: str) -> str:
    """The address of the list, narrowed."""
    query = QueryDict(filters.address, mutable=True)
    for key, value in more.items():
        query[key] = value
    return query.urlencode()


def _queue(query: str) -> str:
    return f"{reverse('citation_queue')}?{_clean(query)}"


def _clean(query: str) -> str:
    """Only the filters of the queue, so that no address leads anywhere else."""
    read, kept = QueryDict(query[:500]), QueryDict(mutable=True)
    kept.update({name: read[name] for name in QueueFilters.base_fields if read.get(name)})
    return kept.urlencode()
