"""What a real installation must not start with, and the refusal itself.

Web, worker and scheduler call `refuse_unsafe` before they take work; `manage.py` calls `refuse_unsafe_settings` before any
command, and Django's own `check` lists the same errors (`eticket.checks`). Other profiles start with anything.
"""

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

import django
from django.apps import apps
from django.conf import settings
from django.core.checks import ERROR, CheckMessage, Error, Tags, run_checks
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection

SHORTEST_SECRET = 50
FEWEST_DIFFERENT_CHARACTERS = 10
EXAMPLE_WORDS = ("django-insecure-", "local-profile-only", "test-profile-only", "change-me", "example")
"""What a secret key begins with when it was copied from a page that everybody can read."""


class Unsafe(ImproperlyConfigured):
    """This process would not be safe. An ordinary exception, so that gunicorn stops instead of trying again."""


def refuse_unsafe() -> None:
    """Raise `Unsafe` in production where settings, permission table or people are not fit for it. Sets Django up."""
    if settings.PROFILE != "production":
        return
    if not apps.ready:
        django.setup(set_prefix=False)
    _stop_on(run_checks(tags=[Tags.security, Tags.urls]))
    try:
        _stop_on(demo_errors())
    finally:
        # A connection that is open before a server forks would be shared by its children.
        connection.close()


def refuse_unsafe_settings() -> None:
    """Raise `Unsafe` in production where the environment is not fit for it. Needs neither apps nor database."""
    _stop_on(settings_errors())


def settings_errors() -> list[CheckMessage]:
    """E003 to E006: everything at once, so that nobody mends one setting after the other."""
    return [*_settings_errors()] if settings.PROFILE == "production" else []


def demo_errors() -> list[CheckMessage]:
    """E007: the passwords of demo people are printed by `bin/run`. Nothing where the database does not answer yet."""
    if settings.PROFILE != "production":
        return []
    try:
        found = apps.get_model("accounts", "User")._default_manager.filter(is_demo=True).exists()
    except DatabaseError:
        # Without a database, or before the first migration, there are no people who could sign in.
        return []
    if not found:
        return []
    return [
        Error(
            "The database holds demo people, whose passwords everybody knows.",
            hint="Use a new database: what demo people did stands in a ledger that forgets nothing.",
            id="eticket.E007",
        )
    ]


def _settings_errors() -> Iterator[CheckMessage]:
    wrong = _wrong_with_secret(_secret())
    if wrong:
        hint = f"Set SECRET_KEY to {SHORTEST_SECRET} or more random characters and keep it out of every repository."
        yield Error(wrong, hint=hint, id="eticket.E003")
    if settings.DEBUG:
        yield Error(
            "DEBUG is on, and would show settings and data to everybody on each error.",
            hint="Remove DEBUG from the environment.",
            id="eticket.E004",
        )
    if not settings.ALLOWED_HOSTS or "*" in settings.ALLOWED_HOSTS:
        yield Error(
            "ALLOWED_HOSTS is empty or open to any host name.",
            hint="Set ALLOWED_HOSTS to the host names people use, with commas between.",
            id="eticket.E005",
        )
    site = urlsplit(settings.SITE_URL)
    if site.scheme != "https" or not site.hostname:
        yield Error(
            "SITE_URL does not begin with https://, so letters would carry links that anybody on the way can read.",
            hint="Set SITE_URL to the address people use, beginning with https://.",
            id="eticket.E006",
        )


def _secret() -> str:
    """The secret key; empty where there is none, which Django itself refuses to hand out."""
    try:
        return str(settings.SECRET_KEY)
    except ImproperlyConfigured:
        return ""


def _wrong_with_secret(secret: str) -> str:
    """What is wrong with a secret key; empty when nothing is. Never tells the key."""
    if not secret:
        return "SECRET_KEY is missing."
    if secret.startswith(EXAMPLE_WORDS):
        return "SECRET_KEY is an example that everybody can read."
    if len(secret) < SHORTEST_SECRET:
        return f"SECRET_KEY is too short: it has fewer than {SHORTEST_SECRET} characters."
    if len(set(secret)) < FEWEST_DIFFERENT_CHARACTERS:
        return "SECRET_KEY repeats a few characters, so it can be guessed."
    return ""


def _stop_on(messages: Sequence[CheckMessage]) -> None:
    errors = [message for message in messages if message.level >= ERROR]
    if not errors:
        return
    lines = [f"- {error.msg} {error.hint or ''}".rstrip() + f" ({error.id})" for error in errors]
    raise Unsafe("\n".join(["This process does not start, because it would not be safe:", *lines]))
