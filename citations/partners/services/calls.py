"""Counts what partners ask for, so that one that asks without end leaves room for the others."""

from datetime import datetime

from django.conf import settings
from django.db import connection

from citations.models import Partner


def count_call(partner: Partner, *, at: datetime) -> bool:
    """Count one call in its minute; whether it is within the limit."""
    minute = at.replace(second=0, microsecond=0)
    with connection.cursor() as cursor:
        cursor.execute(
            """
            UPDATE citations_partner
            SET calls = CASE WHEN counted_from = %s THEN calls + 1 ELSE 1 END, counted_from = %s
            WHERE id = %s RETURNING calls
            """,
            [minute, minute, partner.pk],
        )
        row = cursor.fetchone()
    return row is not None and bool(row[0] <= settings.CITATION_CALLS_PER_MINUTE)
