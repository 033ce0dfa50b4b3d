"""Questions about partners: whose a token is, and what is told of a file."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import DateTimeField, DurationField, ExpressionWrapper, F, Max, QuerySet, Value
from django.db.models.functions import Coalesce

from citations.models import Partner, Transfer
from citations.partners import tokens
from citations.queries import verdict_of

LAST = Max("transfers__created_at")
RHYTHM = ExpressionWrapper(F("rhythm_days") * Value(timedelta(days=1), DurationField()), DurationField())
DUE = ExpressionWrapper(Coalesce(LAST, F("created_at")) + RHYTHM, DateTimeField())


def partner_of(token: str) -> Partner | None:
    """The partner that holds this token and may send."""
    held = Partner.objects.select_related("agency").filter(token_digest=tokens.digest_of(token), is_active=True)
    return held.first()


def with_lateness() -> QuerySet[Partner]:
    """Partners with their `last_file_at`, and when the next is `due_at`: None for those without a rhythm (X-31)."""
    return Partner.objects.select_related("agency").annotate(last_file_at=LAST, due_at=DUE)


def late(now: datetime) -> QuerySet[Partner]:
    """Partners that may send and whose next file is overdue."""
    return (
        Partner.objects.alias(due=DUE)
        .filter(is_active=True, due__lt=now)
        .select_related("agency")
        .annotate(last_file_at=LAST, due_at=DUE)
    )


def acknowledgement(transfer: Transfer) -> dict[str, Any]:
    """What a machine is told of a file: its state, and the verdict once there is one. Secret values are starred."""
    state = {
        "state": transfer.state,
        "file_name": transfer.file_name,
        "size": transfer.size,
        "received_at": transfer.created_at.isoformat(),
        "filed_at": transfer.filed_at.isoformat() if transfer.filed_at else None,
        "resend_of": str(transfer.resend_of_id) if _repeats_own(transfer) else None,
    }
    if transfer.is_waiting or transfer.needs_somebody:
        waiting = {
            "transfer": str(transfer.pk),
            "sha256": transfer.sha256,
            "header": {"date": None, "count": None, "agency": None},
            "totals": transfer.totals,
            "notes": [],
            "records": [],
        }
        return waiting | state | {"needs_attention": transfer.needs_somebody}
    return verdict_of(transfer).starred().as_json() | state | {"needs_attention": False}


def _repeats_own(transfer: Transfer) -> bool:
    """The number of another partner's file is not for this one to know."""
    return transfer.resend_of is not None and transfer.resend_of.partner_id == transfer.partner_id
