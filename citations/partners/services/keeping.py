"""Administrators and DPS keep the list of partners: a new one, a new token, off and on again."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from agencies.models import Agency
from citations.models import Partner, RecordLayout
from citations.partners import tokens
from workflow.errors import NotNow, NotYou
from workflow.history import by


def add_partner(
    *, actor: User, agency: Agency, name: str, folder: str, email: str = "", rhythm_days: int | None = None
) -> Partner:
    """Enter a system that will send files for an agency (C-COV-01). Raises `NotYou` or `NotNow`."""
    _permit(actor)
    if not agency.interchange_code:
        raise NotNow("This agency has no code in citation files yet. Enter it in the agency's record first.")
    try:
        with transaction.atomic(), by(actor):
            return Partner.objects.create(agency=agency, name=name, folder=folder, email=email, rhythm_days=rhythm_days)
    except IntegrityError:
        raise NotNow("Another partner has this name or this folder. Choose others.") from None


def renew_token(partner: Partner, *, actor: User) -> str:
    """Give the partner a new token and return it, the only time that anybody sees it; the one before ends at once."""
    token = tokens.make()
    _change(
        partner,
        actor,
        token_digest=tokens.digest_of(token),
        token_prefix=tokens.prefix_of(token),
        token_made_at=timezone.now(),
        token_made_by=actor,
    )
    return token


def switch(partner: Partner, *, actor: User, is_active: bool) -> Partner:
    """Let a partner send, or not: neither its token nor its folder is looked at while it is off."""
    return _change(partner, actor, is_active=is_active)


def set_rhythm(partner: Partner, *, actor: User, days: int | None) -> Partner:
    """Say after how many days without a file the partner is late; None is never (C-OVR-08)."""
    return _change(partner, actor, rhythm_days=days)


def set_layout(partner: Partner, *, actor: User, layout: RecordLayout | None) -> Partner:
    """Say in which layout the partner writes its files; None is the court's own (C-REC-06)."""
    return _change(partner, actor, layout=layout)


def _change(partner: Partner, actor: User, **columns: Any) -> Partner:
    """Write some columns of the row as it is now. Raises `NotYou`."""
    _permit(actor)
    with transaction.atomic(), by(actor):
        locked = Partner.objects.select_for_update().get(pk=partner.pk)
        for name, value in columns.items():
            setattr(locked, name, value)
        locked.save(update_fields=list(columns))
    return locked


def _permit(actor: User) -> None:
    if not (actor.is_active and (actor.is_administrator or actor.is_dps)):
        raise NotYou("Only Public Safety and administrators keep the list of partners. Nothing was changed.")
