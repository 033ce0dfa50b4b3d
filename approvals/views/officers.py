"""The officer's page: where they stand, the evidence, what may be done, what happened."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import User
from accounts.signed_in import SignedInRequest
from agencies.models import Officer, Trainer
from agencies.queries import manages
from agencies.services import records
from agencies.services.training import record_training
from agencies.states import OfficerState
from approvals.forms.decisions import ApproveForm, ExtendForm, TrainingForm
from approvals.models import Decision, ETicket
from approvals.policy import AGENCY_MAXIMUM, MINIMUM, TARGET, Verdict
from approvals.progress import steps_of
from approvals.queries import moments_of
from approvals.services import decisions
from approvals.services.evidence import agency_count, evidence_of, tickets_of
from notifications.timeline import timeline_of
from workflow.act_pages import ActPage, act_page, calling
from workflow.actions import Action, allowed
from workflow.forms import ActForm, ReasonForm


def _record(officer: Officer, *, actor: User, note: str, version: int) -> object:
    return records.record_officers([officer], actor=actor, note=note)


def _train(officer: Officer, *, actor: User, note: str, version: int, on: date, by: str) -> object:
    return record_training(officer, actor=actor, note=note, version=version, on=on, by=Trainer(by))


ACTS = {
    "record": ActPage(
        calling(_record),
        "The record is kept as created. The point of contact has been told.",
        ActForm,
        ("Create the officer's record in TraCS first, then confirm it here.", "The point of contact gets a letter."),
    ),
    "record_training": ActPage(
        calling(_train),
        "The training is recorded.",
        TrainingForm,
        ("Training is the condition for monitoring to open.",),
    ),
    "approve": ActPage(
        calling(decisions.approve_officer),
        "The officer is approved. The officer, the point of contact and DPS have been told.",
        ApproveForm,
        (
            "The officer may issue e-tickets without each one being confirmed.",
            "The officer, the point of contact and DPS get a letter.",
            "The evidence shown on the officer's page is kept with your decision.",
            "With its first approved officer the agency is approved, too.",
        ),
    ),
    "extend": ActPage(
        calling(decisions.extend_monitoring),
        "Monitoring is extended. The officer, the point of contact and DPS have been told.",
        ExtendForm,
        ("The officer goes on issuing e-tickets.", "The officer, the point of contact and DPS get your reason."),
    ),
    "watch_again": ActPage(
        calling(decisions.return_to_monitoring),
        "The officer is watched again. The officer, the point of contact and DPS have been told.",
        ReasonForm,
        ("The approval ends today.", "Counting begins anew with the e-tickets from today on."),
        is_grave=True,
    ),
    "withdraw": ActPage(
        calling(records.withdraw_officer),
        "The officer was withdrawn.",
        ReasonForm,
        ("The officer will not issue e-tickets.", "The record is kept."),
        is_grave=True,
    ),
    "deactivate": ActPage(
        calling(records.deactivate_officer),
        "The officer's record is inactive.",
        ReasonForm,
        ("Use this when the officer has left the agency.", "The LEO number and the username become free."),
        is_grave=True,
    ),
}


@require_safe
def officer_page(request: SignedInRequest, pk: str) -> HttpResponse:
    """Everything about one officer that this person may see."""
    officer = _fetch(request, pk)
    now = timezone.now()
    tickets = tickets_of(officer)
    evidence = evidence_of(officer, now, tickets)
    judged = _beside(tickets, evidence.verdicts)
    facts: dict[str, Any] = {
        "record": officer,
        "steps": steps_of(officer),
        "actions": _actions(officer, request.user),
        "evidence": evidence,
        "judged": judged,
        "is_watched": officer.state == OfficerState.MONITORED,
        "may_issue": officer.state in (OfficerState.MONITORED, OfficerState.APPROVED),
        "decisions": Decision.objects.filter(officer=officer).select_related("decided_by"),
        "agency_count": agency_count(officer),
        "agency_maximum": AGENCY_MAXIMUM,
        "minimum": MINIMUM,
        "target": TARGET,
        "sees_username": not request.user.is_jb or request.user.is_dps,
        "timeline": timeline_of(officer, viewer=request.user, extra=moments_of(tickets)),
    }
    return render(request, "approvals/officer_page.html", facts)


def _actions(officer: Officer, user: User) -> list[Action]:
    """The machine's acts, without the one that only forwarding does, and training where it is open."""
    actions = [action for action in allowed(officer, user) if action.verb != "monitor"]
    can_train = officer.state in (OfficerState.LISTED, OfficerState.RECORDED)
    if can_train and (user.is_dps or manages(user, officer.agency)):
        label = "Correct training" if officer.trained_on else "Record training"
        actions.insert(0, Action("record_training", label))
    return actions


def _beside(tickets: list[ETicket], verdicts: Any) -> list[tuple[ETicket, Verdict | None]]:
    """Each e-ticket with its verdict; void ones have none."""
    by_number = {verdict.number: verdict for verdict in verdicts}
    return [(ticket, by_number.get(ticket.number)) for ticket in reversed(tickets)]


@require_http_methods(["GET", "HEAD", "POST"])
def officer_act(request: SignedInRequest, pk: str, verb: str) -> HttpResponse:
    """Record, train, approve, extend, return to monitoring, withdraw, deactivate."""
    officer = _fetch(request, pk)
    return act_page(request, officer, verb.replace("-", "_"), ACTS, reverse("officer_page", args=[officer.pk]))


def _fetch(request: SignedInRequest, pk: str) -> Officer:
    return get_object_or_404(Officer.objects.for_user(request.user).select_related("agency", "user"), pk=pk)
