"""The link with which a person chooses a password. It is a key to the account, so it is made when a letter leaves."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse

from accounts.models import User


def password_link(person: User) -> str:
    """The address of the page on which this person chooses a password; works once, for `PASSWORD_RESET_TIMEOUT`."""
    key = default_token_generator.make_token(person)
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(person), "key": key})
    return f"{settings.SITE_URL}{path}"
