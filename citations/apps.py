"""The court interchange."""

from django.apps import AppConfig


class CitationsConfig(AppConfig):
    """The court interchange: citation files in, verdicts out."""

    name = "citations"

    def ready(self) -> None:
        """Import what registers itself."""
        from citations import checks  # noqa: F401, PLC0415 - checks register themselves once the apps are loaded
