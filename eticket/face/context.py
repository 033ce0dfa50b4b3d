"""What every page needs to know."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from eticket.face.nav import nav_markup, nav_of


def site(request: HttpRequest) -> dict[str, Any]:
    """Facts of the site under one name; allauth gives its pages a `site` of its own, so ours is `office`."""
    return {
        "office": {
            "name": settings.SITE_NAME,
            "help_address": settings.DPS_APPROVAL_ADDRESS,
            "manual_url": settings.MANUAL_URL,
            "nav": nav_markup(nav_of(request)),
        }
    }
