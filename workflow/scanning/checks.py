"""Says before anything is taken that the address of the scanner is none."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

from workflow.scanning.clamd import BadAddress
from workflow.scanning.gate import scanner


@register(Tags.security)
def the_scanner_has_an_address(app_configs: Any, **_: Any) -> list[CheckMessage]:
    """E001, E002: an address that nobody can be asked at, or no time to answer, would keep every file out."""
    try:
        scanner()
    except BadAddress as error:
        hint = "Set ETICKET_CLAMD to tcp://host:port or unix:///path, or leave it empty to take files unscanned."
        return [Error(str(error), hint=hint, id="workflow.E001")]
    if settings.ETICKET_CLAMD_SECONDS <= 0:
        return [
            Error(
                "The scanner for harmful files has no time to answer.",
                "Raise ETICKET_CLAMD_SECONDS.",
                id="workflow.E002",
            )
        ]
    return []
