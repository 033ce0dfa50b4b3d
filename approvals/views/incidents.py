"""Pages of incidents."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.signed_in import SignedInRequest
from approvals.forms.incidents import EscalateForm, IncidentFilters, ResolveForm
from approvals.models import Incident
from approvals.services import incidents as services
from notifications.timeline import timeline_of
from workflow.act_pages import ActPage, act_page, calling
from workflow.actions import allowed
from workflow.keyset import order_of, page_of

ORDERS = {"newest": ("-changed_at", "-id")}

ACTS = {
    "escalate": ActPage(
        calling(services.escalate_incident),
        "The incident was handed on, and the people who work on it now have been told.",
        EscalateForm,
    ),
    "resolve": ActPage(
        calling(services.resolve_incident),
        "The incident is resolved. Who opened it and the points of contact have been told.",
        ResolveForm,
        ("The e-ticket counts again, if nothing else speaks against it.",),
    ),
}


@require_safe
def incident_list(request: SignedInRequest) -> HttpResponse:
    """Incidents that this person may see."""
    filters = IncidentFilters(request.GET)
    rows = Incident.objects.for_user(request.user).select_related("ticket__officer__agency")
    if needle := filters.chosen.get("q"):
        rows = rows.filter(ticket__number__icontains=needle)
    for name in ("state", "level"):
        if value := filters.chosen.get(name):
            rows = rows.filter(**{name: value})
    page = page_of(rows, order_of(ORDERS, request.GET, "newest"), request.GET)
    return render(request, "approvals/incident_list.html", {"page": page, "filters": filters})


@require_safe
def incident_page(request: SignedInRequest, pk: str) -> HttpResponse:
    """One incident: what happened, who works on it, how it ended."""
    incident = _fetch(request, pk)
    facts = {
        "record": incident,
        "actions": allowed(incident, request.user),
        "timeline": timeline_of(incident, viewer=request.user),
    }
    return render(request, "approvals/incident_page.html", facts)


@require_http_methods(["GET", "HEAD", "POST"])
def incident_act(request: SignedInRequest, pk: str, verb: str) -> HttpResponse:
    """Escalate or resolve."""
    incident = _fetch(request, pk)
    return act_page(request, incident, verb.replace("-", "_"), ACTS, reverse("incident_page", args=[incident.pk]))


def _fetch(request: SignedInRequest, pk: str) -> Incident:
    rows = Incident.objects.for_user(request.user).select_related("ticket__officer__agency", "opened_by")
    return get_object_or_404(rows, pk=pk)
