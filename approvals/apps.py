"""An officer's path from the first e-ticket to approval."""

from django.apps import AppConfig


class ApprovalsConfig(AppConfig):
    """An officer's path from the first e-ticket to approval."""

    name = "approvals"
