"""The Judicial Bureau decides about an officer; what the decision rested on is kept with it (A-6.7)."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from agencies.models import Officer
from agencies.states import AgencyState, OfficerState
from approvals.letters import (
    AgencyApproved,
    MayBegin,
    MonitoringExtended,
    OfficerApproved,
    ReturnedToMonitoring,
)
from approvals.models import Decision, DecisionKind
from approvals.policy import MONITORING
from approvals.services.evidence import evidence_of, kept, refresh
from notifications import outbox
from workflow.perform import lock, perform


def open_monitoring(officer: Officer, *, actor: User, at: datetime) -> Officer:
    """DPS has told the Judicial Bureau: the officer may begin, and the first e-tickets are watched (A-6.4-1)."""
    until = timezone.localdate(at + MONITORING)
    with transaction.atomic():
        monitored = perform(officer, "monitor", actor=actor, since=at, until=until)
        outbox.queue(MayBegin(monitored))
    return monitored


def approve_officer(officer: Officer, *, actor: User, note: str = "", version: int | None = None) -> Officer:
    """Approve, if the evidence carries it at this moment; the agency is approved with its first officer (X-14)."""
    now = timezone.now()
    with transaction.atomic():
        locked = lock(officer, version=version)
        evidence = refresh(locked.pk, now)
        approved = perform(locked, "approve", actor=actor, note=note, on=timezone.localdate(now))
        _keep(approved, DecisionKind.APPROVED, actor, now, note, kept(evidence))
        outbox.queue(OfficerApproved(approved, note))
        if approved.agency.state == AgencyState.ESTABLISHED:
            agency = perform(approved.agency, "approve", actor=actor, on=timezone.localdate(now))
            outbox.queue(AgencyApproved(agency))
    return approved


def extend_monitoring(officer: Officer, *, actor: User, until: date, note: str, version: int | None = None) -> Officer:
    """Watch longer, with a reason. Raises `ValidationError` unless the new day lies ahead of the old one."""
    now = timezone.now()
    with transaction.atomic():
        locked = lock(officer, version=version)
        if locked.state == OfficerState.MONITORED:
            planned = max(locked.monitoring_ends_on or timezone.localdate(now), timezone.localdate(now))
            if until <= planned:
                raise ValidationError(
                    {"until": f"Monitoring runs until {planned:%B} {planned.day}, {planned:%Y}; choose a later day."}
                )
        extended = perform(locked, "extend", actor=actor, note=note, until=until)
        _keep(extended, DecisionKind.EXTENDED, actor, now, note, kept(evidence_of(extended, now)))
        outbox.queue(MonitoringExtended(extended, note))
    return extended


def return_to_monitoring(officer: Officer, *, actor: User, note: str, version: int | None = None) -> Officer:
    """Take an approval back, with a reason; counting begins anew (X-26)."""
    now = timezone.now()
    with transaction.atomic():
        before = kept(evidence_of(officer, now))
        watched = perform(
            officer,
            "watch_again",
            actor=actor,
            note=note,
            version=version,
            since=now,
            until=timezone.localdate(now + MONITORING),
        )
        _keep(watched, DecisionKind.RETURNED, actor, now, note, before)
        refresh(watched.pk, now)
        outbox.queue(ReturnedToMonitoring(watched, note))
    return watched


def _keep(
    officer: Officer, kind: DecisionKind, actor: User, at: datetime, reason: str, evidence: dict[str, object]
) -> None:
    Decision.objects.create(
        officer=officer, kind=kind, decided_by=actor, decided_at=at, reason=reason.strip(), evidence=evidence
    )
