"""Deny by default: who is not signed in goes to the sign-in page, who lacks the role gets a 403 page with a sentence."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.models import User
from citations.partners.door import admit
from eticket.access.table import PUBLIC, TABLE, TOKEN
from workflow.errors import NotYou

SIGNED_OUT = "You were signed out, so nothing was sent. Sign in in this window, and what you typed is there again."


class AccessMiddleware:
    """Asks the permission table before any view runs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Called by Django between routing and the view."""
        match = request.resolver_match
        roles = TABLE.get(match.view_name) if match and match.view_name else None
        if roles is PUBLIC:
            return None
        if roles is TOKEN:
            return admit(request)
        if not isinstance(request.user, User):
            if request.method == "POST":
                messages.info(request, SIGNED_OUT)
            return redirect_to_login(request.get_full_path())
        if roles is not None and request.user.has_role(*roles):
            return None
        refusal = NotYou("Your role does not open this page. If you need it, ask an administrator of this system.")
        return render(request, "errors/403.html", {"refusal": refusal}, status=403)
