"""The project itself, where all rooms come together."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class EticketConfig(AppConfig):
    """Connects the bridges and the checks when the process starts."""

    name = "eticket"

    def ready(self) -> None:
        """Import what registers itself."""
        from eticket import checks  # noqa: F401, PLC0415 - checks register themselves once the apps are loaded

        # Letters enter the catalogue, and receivers connect, when their modules are read.
        autodiscover_modules("letters", "receivers", "people.letters")
