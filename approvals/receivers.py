"""News from below: a forwarded package opens monitoring."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.dispatch import receiver

from accounts.models import User
from agencies.models import Officer
from approvals.services.decisions import open_monitoring
from onboarding.signals import package_forwarded


@receiver(package_forwarded)
def watch_the_officers(officers: Sequence[Officer], actor: User, at: datetime, **_: Any) -> None:
    """Open monitoring of each officer, in the transaction of the forwarding."""
    for officer in officers:
        open_monitoring(officer, actor=actor, at=at)
