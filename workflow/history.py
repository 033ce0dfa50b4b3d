"""The ledger as a story: what happened to a record, oldest first."""

from django.db import models

from workflow.acts import kind_of
from workflow.models import Entry, Record


def entries_of(instance: Record) -> "models.QuerySet[Entry]":
    """The acts on one record, oldest first, with the people who did them."""
    return (
        Entry.objects.filter(subject_kind=kind_of(instance), subject_id=str(instance.pk))
        .select_related("actor", "acting_for")
        .order_by("at", "id")
    )
