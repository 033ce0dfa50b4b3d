"""People and roles."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """The lowest room: it knows nobody else."""

    name = "accounts"
