"""The one door through which a state changes, and the ledger of acts."""

from django.apps import AppConfig


class WorkflowConfig(AppConfig):
    """The one door through which a state changes, and the ledger of acts."""

    name = "workflow"
