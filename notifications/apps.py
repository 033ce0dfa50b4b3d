"""Letters and the outbox."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """Letters and the outbox."""

    name = "notifications"
