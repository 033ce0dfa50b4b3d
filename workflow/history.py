"""The ledger as a story: what happened to a record, oldest first; and who stands in the history of a row."""

import pghistory
from django.db import models

from accounts.models import User
from workflow.acts import kind_of
from workflow.models import Entry, Record


def entries_of(instance: Record) -> "models.QuerySet[Entry]":
    """The acts on one record, oldest first, with the people who did them."""
    return (
        Entry.objects.filter(subject_kind=kind_of(instance), subject_id=str(instance.pk))
        .select_related("actor", "acting_for")
        .order_by("at", "id")
    )


def by(actor: User) -> "pghistory.context":
    """Within it, whoever does it stands in the history of rows that have no acts."""
    return pghistory.context(actor=str(actor.pk))
