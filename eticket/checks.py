"""Refuses to start what is not safe to run, and says why."""

from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register

from eticket.access.completeness import missing, surplus


@register(Tags.urls)
def every_url_has_its_roles(app_configs: Any, **_: Any) -> list[CheckMessage]:
    """E001, E002: the permission table and the URLs must agree."""
    return [
        *(
            Error(f"URL {name} is not in eticket/access/table.py: say who may open it.", id="eticket.E001")
            for name in missing()
        ),
        *(
            Error(f"eticket/access/table.py names {name}, but no URL has that name.", id="eticket.E002")
            for name in surplus()
        ),
    ]
