"""Refuses to start where what is stored encrypted could be lost."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.exceptions import ImproperlyConfigured

from citations.keeping.sealing import seal


@register(Tags.security)
def there_are_keys(app_configs: Any, **_: Any) -> list[CheckMessage]:
    """E001, E002: a real installation has keys of its own, so that the secret key can be renewed without losing data."""
    if settings.PROFILE == "production" and not settings.FIELD_KEYS:
        hint = "Set FIELD_KEYS to a name, a colon, and 32 random bytes in base64."
        return [Error("FIELD_KEYS is empty: there is no key for what is stored encrypted.", hint, id="citations.E001")]
    try:
        seal(b"", about="check")
    except ImproperlyConfigured as error:
        return [Error(str(error), id="citations.E002")]
    return []
