"""Pages of the head's request."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.roles import Role
from accounts.signed_in import SignedInRequest
from agencies.logos import logo_response
from notifications.timeline import timeline_of
from onboarding.forms.acts import MessageForm, ReturnRequestForm, WithdrawForm
from onboarding.forms.agency_request import AgencyRequestForm, OfficerFormSet
from onboarding.forms.filters import RequestFilters
from onboarding.models import AgencyRequest, Rms
from onboarding.services import requests as services
from workflow.act_pages import ActPage, act_page, calling
from workflow.actions import allowed
from workflow.errors import ChangedMeanwhile
from workflow.forms import renew
from workflow.keyset import order_of, page_of
from workflow.scanning.fields import status_of

ORDERS = {"newest": ("-changed_at", "-id"), "name": ("agency_name", "id"), "-name": ("-agency_name", "-id")}

ACTS = {
    "submit": ActPage(
        calling(services.submit_request),
        "The request was submitted. DPS has been told, and a copy is on its way to you.",
        MessageForm,
        ("DPS receives the request and reviews it.", "You get a copy by e-mail.", "You cannot change it meanwhile."),
    ),
    "establish": ActPage(
        calling(services.establish_request),
        "The agency record is established. Its point of contact has been told. Next: create the officers' records.",
        MessageForm,
        (
            "The agency record is kept here as established. Create it in TraCS first.",
            "The head and the point of contact belong to the agency from now on; a new point of contact is invited.",
            "The officers of the request are listed and wait for their TraCS records.",
        ),
    ),
    "send_back": ActPage(
        calling(services.return_request),
        "The request was returned. The head has been told what to mend.",
        ReturnRequestForm,
        ("The head gets a letter with what you name here.", "Everything that was typed stays."),
    ),
    "withdraw": ActPage(
        calling(services.withdraw_request),
        "The request was withdrawn.",
        WithdrawForm,
        ("The request is closed. To take part later, file a new one.",),
        is_grave=True,
    ),
}


@require_safe
def request_list(request: SignedInRequest) -> HttpResponse:
    """Requests that this person may see."""
    filters = RequestFilters(request.GET)
    rows = AgencyRequest.objects.for_user(request.user).select_related("filed_by")
    if needle := filters.chosen.get("q"):
        rows = rows.filter(agency_name__icontains=needle)
    if state := filters.chosen.get("state"):
        rows = rows.filter(state=state)
    page = page_of(rows, order_of(ORDERS, request.GET, "newest"), request.GET)
    can_file = request.user.has_role(Role.HEAD)
    return render(request, "onboarding/request_list.html", {"page": page, "filters": filters, "can_file": can_file})


@require_POST
def request_new(request: SignedInRequest) -> HttpResponse:
    """Begin a request and open its form."""
    started = services.start_request(actor=request.user)
    return redirect("request_edit", pk=started.pk)


@require_safe
def request_page(request: SignedInRequest, pk: str) -> HttpResponse:
    """The whole request as DPS will read it, what may be done, what happened."""
    record = _fetch(request, pk)
    typed = record.typed
    return render(
        request,
        "onboarding/request_page.html",
        {
            "record": record,
            "typed": typed,
            "rms": dict(Rms.choices).get(typed.get("rms", ""), ""),
            "actions": allowed(record, request.user),
            "can_edit": record.is_editable and record.filed_by_id == request.user.pk,
            "timeline": timeline_of(record, viewer=request.user),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def request_edit(request: SignedInRequest, pk: str) -> HttpResponse:
    """Fill in the request. A draft keeps everything as typed; checking it marks what is not right yet."""
    record = _fetch(request, pk)
    if record.filed_by_id != request.user.pk or not record.is_editable:
        return redirect("request_page", pk=record.pk)
    if request.method != "POST":
        form = AgencyRequestForm(initial={**record.typed, "version": record.version})
        rows = OfficerFormSet(initial=record.officers or None, prefix="officers")
        return _show(request, record, form, rows)
    form = AgencyRequestForm(request.POST, request.FILES)
    rows = OfficerFormSet(request.POST, prefix="officers")
    is_right = form.is_valid() & rows.is_valid()
    try:
        saved = _save(request, record, form, rows, is_right)
    except ChangedMeanwhile as refusal:
        form.add_error(None, refusal.sentence)
        renew(form, AgencyRequest.objects.get(pk=pk).version)
        return _show(request, record, form, rows, refusal.status)
    return _go_on(request, saved, form, rows, is_right)


def _go_on(
    request: SignedInRequest, saved: AgencyRequest, form: AgencyRequestForm, rows: Any, is_right: bool
) -> HttpResponse:
    if "draft" in request.POST:
        if form.errors.get("logo"):
            # A picture cannot be kept as typed: say at once that it was not taken.
            messages.error(request, f"The logo was not saved: {form.errors['logo'][0]}")
        messages.success(request, "The draft is saved as you typed it. Nobody else can see it yet.")
        return redirect("request_edit", pk=saved.pk)
    if "add-officers" in request.POST:
        more = [*saved.officers, {}]
        unbound = AgencyRequestForm(initial={**saved.typed, "version": saved.version})
        return _show(request, saved, unbound, OfficerFormSet(initial=more, prefix="officers"))
    if is_right:
        return redirect("request_page", pk=saved.pk)
    renew(form, saved.version)
    return _show(request, saved, form, rows, status_of(form))


def _save(
    request: SignedInRequest, record: AgencyRequest, form: AgencyRequestForm, rows: Any, is_right: bool
) -> AgencyRequest:
    typed = {name: form.data.get(name, "") for name in form.fields if name not in ("version", "logo")}
    if is_right:
        typed |= {name: value for name, value in form.cleaned_data.items() if name not in ("version", "logo")}
    officers = [row for row in (_as_typed(each) for each in rows.forms) if any(row.values())]
    version = form.data.get("version", "")
    return services.save_request(
        record,
        actor=request.user,
        typed=typed,
        officers=officers,
        logo=form.cleaned_data.get("logo"),
        is_complete=is_right,
        version=int(version) if version.isdigit() else None,
    )


def _as_typed(form: Any) -> dict[str, str]:
    return {name: str(form.data.get(form.add_prefix(name), "")).strip() for name in form.fields}


def _show(
    request: SignedInRequest, record: AgencyRequest, form: AgencyRequestForm, rows: Any, status: int = 200
) -> HttpResponse:
    facts = {"record": record, "form": form, "formset": rows, "forms": [form, rows]}
    return render(request, "onboarding/request_edit.html", facts, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def request_act(request: SignedInRequest, pk: str, verb: str) -> HttpResponse:
    """Submit, establish, return or withdraw."""
    record = _fetch(request, pk)
    return act_page(request, record, verb.replace("-", "_"), ACTS, reverse("request_page", args=[record.pk]))


@require_safe
def request_logo(request: SignedInRequest, pk: str) -> HttpResponse:
    """The logo that was handed in."""
    return logo_response(_fetch(request, pk).logo)


def _fetch(request: SignedInRequest, pk: str) -> AgencyRequest:
    return get_object_or_404(AgencyRequest.objects.for_user(request.user).select_related("filed_by", "agency"), pk=pk)
