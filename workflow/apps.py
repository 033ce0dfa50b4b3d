"""The one door through which a state changes, and the ledger of acts."""

from django.apps import AppConfig


class WorkflowConfig(AppConfig):
    """The one door through which a state changes, and the ledger of acts."""

    name = "workflow"

    def ready(self) -> None:
        """Import what registers itself."""
        from workflow.scanning import checks  # noqa: F401, PLC0415 - checks register themselves once the apps are loaded
