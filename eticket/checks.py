"""Refuses to start what is not safe to run, and says why."""

from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register

from eticket.access.completeness import missing, surplus
from eticket.refusals import demo_errors, settings_errors


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


@register(Tags.security)
def production_settings_are_safe(app_configs: Any, **_: Any) -> list[CheckMessage]:
    """E003 to E006: a secret of its own, no DEBUG, named hosts, an https address."""
    return settings_errors()


@register(Tags.security, deploy=True)
def production_has_no_demo_people(app_configs: Any, **_: Any) -> list[CheckMessage]:
    """E007. Only with `--deploy`, so that commands can still look into such a database."""
    return demo_errors()
