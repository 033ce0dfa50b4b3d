"""Pages of e-tickets."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import User
from accounts.signed_in import SignedInRequest
from approvals import permissions
from approvals.forms.tickets import (
    AcceptForm,
    CheckpointForm,
    FaultForm,
    IncidentForm,
    IssueForm,
    JudgeForm,
    ReasonedCheckpointForm,
    TicketFilters,
)
from approvals.models import ETicket, IncidentKind
from approvals.policy import verdict_on
from approvals.queries import late_of, may_issue
from approvals.services import incidents as incident_services
from approvals.services import tickets as services
from approvals.services.evidence import facts_of
from approvals.states import TicketState
from notifications.timeline import timeline_of
from workflow.act_pages import ActPage, act_page, calling
from workflow.actions import Action, allowed
from workflow.errors import Refused
from workflow.forms import ReasonForm
from workflow.keyset import order_of, page_of

ORDERS = {
    "newest": ("-issued_at", "-id"),
    "oldest": ("issued_at", "id"),
    "due": ("due_at", "id"),
    "-due": ("-due_at", "-id"),
    "number": ("number", "id"),
    "-number": ("-number", "-id"),
}


NEXT = {
    TicketState.ISSUED: "upload",
    TicketState.UPLOADED: "receive",
    TicketState.RECEIVED: "accept",
    TicketState.RETURNED: "correct",
    TicketState.CORRECTED: "receive",
}
"""The act that is expected next; it is the page's one primary button."""


def _moving(verb: str) -> Any:
    """`ActPage.run` for a checkpoint of the machine."""

    def run(ticket: ETicket, *, actor: User, note: str, version: int, **facts: Any) -> ETicket:
        return services.move_ticket(ticket, verb, actor=actor, note=note, version=version, **facts)

    return calling(run)


ACTS: dict[str, ActPage] = {
    "upload": ActPage(_moving("upload"), "The upload is recorded; the clock has stopped.", CheckpointForm),
    "receive": ActPage(_moving("receive"), "The receipt is recorded.", CheckpointForm),
    "accept": ActPage(_moving("accept"), "The acceptance is recorded, and the officer's count is up to date.", AcceptForm),
    "reject": ActPage(
        _moving("reject"),
        "The rejection is recorded. The officer, the point of contact and DPS have been told.",
        ReasonedCheckpointForm,
        ("It does not count as clean.", "The officer, the point of contact and DPS get your reason."),
    ),
    "send_back": ActPage(
        _moving("send_back"),
        "The e-ticket was returned. The officer and the point of contact have been told.",
        ReasonedCheckpointForm,
        ("The officer and the point of contact get a letter with your reason.", "It does not count as clean."),
    ),
    "correct": ActPage(_moving("correct"), "The correction is recorded.", ReasonedCheckpointForm),
    "void": ActPage(
        _moving("void"),
        "The e-ticket is void.",
        ReasonForm,
        ("It no longer counts, in no direction.", "This cannot be undone."),
        is_grave=True,
    ),
    "judge": ActPage(
        calling(services.judge_ticket),
        "Your verdict is recorded, and the officer's count is up to date.",
        JudgeForm,
        ("The computed verdict stays visible beside yours.",),
    ),
    "note_fault": ActPage(
        calling(services.note_fault), "Noted. The officer's count is up to date.", FaultForm,
        ("An e-ticket with an entry in the error log does not count as clean.",),
    ),
}  # fmt: skip


@require_safe
def ticket_list(request: SignedInRequest) -> HttpResponse:
    """E-tickets that this person may see."""
    now = timezone.now()
    filters = TicketFilters(request.GET)
    rows = ETicket.objects.for_user(request.user).select_related("officer__agency")
    chosen = filters.chosen
    if needle := chosen.get("q"):
        rows = rows.filter(number__icontains=needle)
    if state := chosen.get("state"):
        rows = rows.filter(state=state)
    if chosen.get("clock") == "late":
        rows = late_of(rows, now)
    elif chosen.get("clock") == "running":
        rows = rows.filter(state=TicketState.ISSUED, due_at__gt=now)
    page = page_of(rows, order_of(ORDERS, request.GET, "newest"), request.GET)
    can_issue = may_issue(request.user).exists()
    return render(
        request, "approvals/ticket_list.html", {"page": page, "filters": filters, "can_issue": can_issue, "now": now}
    )


@require_http_methods(["GET", "HEAD", "POST"])
def ticket_new(request: SignedInRequest) -> HttpResponse:
    """Record that an e-ticket was issued."""
    officers = may_issue(request.user)
    form = IssueForm(
        request.POST or None, officers=officers, initial={"officer": request.GET.get("officer") or _only(officers)}
    )
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            data = form.cleaned_data
            try:
                ticket = services.issue_ticket(
                    data["officer"],
                    actor=request.user,
                    number=data["number"],
                    issued_at=data["instant"],
                    is_cached=data["is_cached"],
                )
            except ValidationError as error:
                form.add_error(None, error)
            except Refused as refusal:
                form.add_error(None, refusal.sentence)
                status = refusal.status
            else:
                messages.success(request, "The e-ticket is recorded; its 48 hours are running.")
                return redirect("ticket_page", pk=ticket.pk)
    return render(
        request, "approvals/ticket_new.html", {"form": form, "has_officers": officers.exists()}, status=status
    )


def _only(officers: Any) -> Any:
    """The officer, if there is only one to choose."""
    found = list(officers[:2])
    return found[0].pk if len(found) == 1 else None


@require_safe
def ticket_page(request: SignedInRequest, pk: str) -> HttpResponse:
    """One e-ticket: its checkpoints, its verdict, its incidents, what may be done."""
    ticket = _fetch(request, pk)
    facts = {
        "record": ticket,
        "verdict": verdict_on(facts_of(ticket), timezone.now()),
        "actions": _actions(ticket, request.user),
        "next_verb": NEXT.get(ticket.state, ""),
        "incidents": ticket.incidents.order_by("created_at"),
        "may_report": permissions.may_follow(ticket, request.user),
        "timeline": timeline_of(ticket, viewer=request.user),
    }
    return render(request, "approvals/ticket_page.html", facts)


def _actions(ticket: ETicket, user: User) -> list[Action]:
    actions = allowed(ticket, user)
    if user.is_dps and not ticket.is_void:
        actions.append(Action("note_fault", "Note Spillman's error log"))
    if user.is_jb and not ticket.is_void:
        actions.append(Action("judge", "Judge by hand"))
    return actions


@require_http_methods(["GET", "HEAD", "POST"])
def ticket_act(request: SignedInRequest, pk: str, verb: str) -> HttpResponse:
    """Record a checkpoint, judge, or note a fault."""
    ticket = _fetch(request, pk)
    return act_page(request, ticket, verb.replace("-", "_"), ACTS, reverse("ticket_page", args=[ticket.pk]))


@require_http_methods(["GET", "HEAD", "POST"])
def incident_new(request: SignedInRequest, pk: str) -> HttpResponse:
    """Open an incident on an e-ticket."""
    ticket = _fetch(request, pk)
    form = IncidentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        incident = incident_services.open_incident(
            ticket,
            actor=request.user,
            kind=IncidentKind(form.cleaned_data["kind"]),
            description=form.cleaned_data["description"],
        )
        messages.success(request, "The incident is open. The people who work on it have been told.")
        return redirect("incident_page", pk=incident.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "approvals/incident_new.html", {"form": form, "record": ticket}, status=status)


def _fetch(request: SignedInRequest, pk: str) -> ETicket:
    rows = ETicket.objects.for_user(request.user).select_related("officer__agency", "verdict_by")
    return get_object_or_404(rows.prefetch_related("incidents"), pk=pk)
