"""The request of somebody who is signed in; the permission table lets no other one reach a view."""

from django.http import HttpRequest

from accounts.models import User


class SignedInRequest(HttpRequest):
    """For annotations only."""

    user: User
