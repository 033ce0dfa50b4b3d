"""How the account library behaves here: nobody signs up by themselves, and its letters go through our outbox."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from accounts.models import User
from eticket.people.letters import PasswordReset
from notifications import outbox


class AccountAdapter(DefaultAccountAdapter):
    """People are invited; a letter is a row first."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Sign-up is closed to everyone."""
        return False

    def send_password_reset_mail(self, user: User, email: str, context: dict[str, Any]) -> None:
        """Queue the letter. Who may not sign in gets none, and the page does not tell."""
        if user.is_active:
            with transaction.atomic():
                outbox.queue(PasswordReset(user, timezone.now()))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """The library's other letters are not written: an unknown address must not learn anything."""
