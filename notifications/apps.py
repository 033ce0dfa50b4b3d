"""Letters and the outbox."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """Letters and the outbox."""

    name = "notifications"

    def ready(self) -> None:
        """Listen to the reports of mail services."""
        from notifications import reconcile  # noqa: F401, PLC0415 - models are not there before
