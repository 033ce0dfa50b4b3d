"""The desks letters go to when no person is named. Addresses are settings, never code (X-02, A-2-1, A-2-2, B-2-1)."""

from django.conf import settings

from notifications.letters import Recipient


def dps_onboarding() -> Recipient:
    """DPS, for mail of the onboarding procedure (B-2-1)."""
    return Recipient(settings.DPS_ONBOARDING_ADDRESS)


def dps_approval() -> Recipient:
    """DPS, for mail of the approval procedure (A-2-1)."""
    return Recipient(settings.DPS_APPROVAL_ADDRESS)


def judicial_bureau() -> Recipient:
    """The Judicial Bureau (A-2-2)."""
    return Recipient(settings.JB_ADDRESS)
