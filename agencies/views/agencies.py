"""Pages of agencies: the list, one agency with its people and officers, and what DPS does there."""

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.signed_in import SignedInRequest
from agencies.forms.filters import AgencyFilters
from agencies.forms.officers import AgencyForm, OfficerForm, RecordOfficersForm
from agencies.logos import logo_response
from agencies.models import Agency, Officer
from agencies.queries import manages
from agencies.services import records
from agencies.states import OfficerState
from notifications.timeline import timeline_of
from workflow.act_pages import ActPage, act_page, calling
from workflow.actions import allowed
from workflow.errors import NotYou, Refused
from workflow.forms import ReasonForm, renew
from workflow.keyset import order_of, page_of

ORDERS = {
    "name": ("name", "id"),
    "-name": ("-name", "-id"),
    "code": ("judiciary_code", "id"),
    "-code": ("-judiciary_code", "-id"),
}

ACTS = {
    "deactivate": ActPage(
        calling(records.deactivate_agency),
        "The agency's record is inactive.",
        ReasonForm,
        ("The agency no longer takes part.", "Its officers' records stay as they are."),
        is_grave=True,
    ),
}


@require_safe
def agency_list(request: SignedInRequest) -> HttpResponse:
    """Agencies that this person may see."""
    filters = AgencyFilters(request.GET)
    rows = Agency.objects.for_user(request.user)
    if needle := filters.chosen.get("q"):
        rows = rows.filter(Q(name__icontains=needle) | Q(judiciary_code=needle))
    if state := filters.chosen.get("state"):
        rows = rows.filter(state=state)
    page = page_of(rows, order_of(ORDERS, request.GET, "name"), request.GET)
    return render(request, "agencies/agency_list.html", {"page": page, "filters": filters})


@require_safe
def agency_page(request: SignedInRequest, pk: str) -> HttpResponse:
    """One agency: its facts, its people, its officers, what may be done, what happened."""
    agency = _fetch(request, pk)
    officers = Officer.objects.for_user(request.user).filter(agency=agency)
    actions = [action for action in allowed(agency, request.user) if action.verb in ACTS]
    facts: dict[str, Any] = {
        "record": agency,
        "contacts": agency.contacts.filter(ended_at=None).select_related("user").order_by("kind", "user__name"),
        "officers": officers.order_by("last_name", "first_name")[:50],
        "waiting": agency.officers.filter(state=OfficerState.LISTED).count(),
        "actions": actions,
        "may_list": request.user.is_dps or manages(request.user, agency),
        "timeline": timeline_of(agency, viewer=request.user),
    }
    return render(request, "agencies/agency_page.html", facts)


@require_http_methods(["GET", "HEAD", "POST"])
def agency_act(request: SignedInRequest, pk: str, verb: str) -> HttpResponse:
    """Deactivate."""
    agency = _fetch(request, pk)
    return act_page(request, agency, verb.replace("-", "_"), ACTS, reverse("agency_page", args=[agency.pk]))


@require_http_methods(["GET", "HEAD", "POST"])
def agency_correct(request: SignedInRequest, pk: str) -> HttpResponse:
    """DPS corrects the record, with a reason."""
    agency = _fetch(request, pk)
    form = AgencyForm(request.POST or None, instance=agency, initial={"version": agency.version})
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            columns = {name: form.cleaned_data[name] for name in AgencyForm.Meta.fields}
            try:
                records.correct(
                    agency,
                    actor=request.user,
                    note=form.cleaned_data["note"],
                    version=form.cleaned_data["version"],
                    **columns,
                )
            except NotYou:
                raise
            except Refused as refusal:
                renew(form, Agency.objects.get(pk=agency.pk).version)
                form.add_error(None, refusal.sentence)
                status = refusal.status
            else:
                messages.success(request, "The record is corrected.")
                return redirect("agency_page", pk=agency.pk)
    return render(request, "agencies/agency_correct.html", {"record": agency, "form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def officers_record(request: SignedInRequest, pk: str) -> HttpResponse:
    """DPS confirms the TraCS records of several officers in one act."""
    agency = _fetch(request, pk)
    waiting = list(agency.officers.filter(state=OfficerState.LISTED).order_by("last_name", "first_name"))
    form = RecordOfficersForm(
        request.POST or None, waiting=waiting, initial={"officers": [officer.pk for officer in waiting]}
    )
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                chosen = list(form.cleaned_data["officers"].select_related("agency", "user"))
                recorded = records.record_officers(chosen, actor=request.user, note=form.cleaned_data["note"])
            except NotYou:
                raise
            except Refused as refusal:
                form.add_error(None, refusal.sentence)
                status = refusal.status
            else:
                many = "record is" if len(recorded) == 1 else "records are"
                messages.success(request, f"{len(recorded)} officer {many} kept. The point of contact has been told.")
                return redirect("agency_page", pk=agency.pk)
    facts = {"record": agency, "form": form, "waiting": waiting}
    return render(request, "agencies/officers_record.html", facts, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def officer_new(request: SignedInRequest, pk: str) -> HttpResponse:
    """Head, point of contact or DPS lists one more officer."""
    agency = _fetch(request, pk)
    if not (request.user.is_dps or manages(request.user, agency)):
        raise NotYou("Only the agency's head, its point of contact or DPS may list officers.")
    form = OfficerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        records.list_officers(agency, [form.instance], actor=request.user)
        messages.success(request, "The officer is listed. DPS creates the TraCS record and tells the point of contact.")
        return redirect("agency_page", pk=agency.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "agencies/officer_new.html", {"record": agency, "form": form}, status=status)


@require_safe
def agency_logo(request: SignedInRequest, pk: str) -> HttpResponse:
    """The agency's logo."""
    return logo_response(_fetch(request, pk).logo)


def _fetch(request: SignedInRequest, pk: str) -> Agency:
    return get_object_or_404(Agency.objects.for_user(request.user), pk=pk)
