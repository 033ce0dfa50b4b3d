"""The Judicial Bureau adds versions of the layout, and offers them or not."""

from typing import Any

from django.db import IntegrityError, transaction

from accounts.models import User
from citations.layout.version import COURT
from citations.models import RecordLayout
from workflow.errors import NotNow, NotYou
from workflow.history import by


def add_layout(*, actor: User, name: str, version: str, **columns: Any) -> RecordLayout:
    """Add a version that nobody may choose yet: it is tried first. Raises `NotYou`, `NotNow` and `BadLayout`."""
    _permit(actor)
    if f"{name} {version}" == COURT.label:
        raise NotNow("The court's own layout has this name and this version. Give it another name.")
    layout = RecordLayout(name=name, version=version, label=f"{name} {version}", added_by=actor, **columns)
    layout.as_version()
    try:
        with transaction.atomic(), by(actor):
            layout.save()
    except IntegrityError:
        raise NotNow("Another layout has this name and this version. Give it the next version.") from None
    return layout


def offer(layout: RecordLayout, *, actor: User, is_offered: bool) -> RecordLayout:
    """Let files be sent in it, or no more. Systems that write it go on. Raises `NotYou`."""
    _permit(actor)
    with transaction.atomic(), by(actor):
        locked = RecordLayout.objects.select_for_update().get(pk=layout.pk)
        locked.is_offered = is_offered
        locked.save(update_fields=["is_offered"])
    return locked


def _permit(actor: User) -> None:
    if not (actor.is_active and actor.is_jb):
        raise NotYou("Only the Judicial Bureau keeps the layouts of its files. Nothing was changed.")
