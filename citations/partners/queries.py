"""Questions about partners: whose a token is, and what is told of a file."""

from typing import Any

from citations.models import Partner, Transfer
from citations.partners import tokens
from citations.queries import verdict_of


def partner_of(token: str) -> Partner | None:
    """The partner that holds this token and may send."""
    held = Partner.objects.select_related("agency").filter(token_digest=tokens.digest_of(token), is_active=True)
    return held.first()


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
