"""The records DPS keeps: agencies, officers, contacts."""

from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    """The records DPS keeps: agencies, officers, contacts."""

    name = "agencies"
