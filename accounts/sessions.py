"""How long a person stays signed in: 30 minutes idle, 12 hours at most (CJIS AC-11, IA-11)."""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

STARTED, SEEN = "started_at", "seen_at"

# A session row is written at most this often, so that reading pages costs no write each time.
SEEN_STEP_SECONDS = 60


class SessionLimitsMiddleware:
    """Signs a person out whose session is idle or old, and remembers when it was last used."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            now = time.time()
            started = request.session.setdefault(STARTED, now)
            seen = request.session.get(SEEN, now)
            if now - seen > settings.SESSION_IDLE_LIMIT.total_seconds():
                self._end(request, "You were signed out after 30 minutes without activity. Sign in to go on.")
            elif now - started > settings.SESSION_TOTAL_LIMIT.total_seconds():
                self._end(request, "You were signed out after 12 hours. Sign in to go on.")
            elif SEEN not in request.session or now - seen > SEEN_STEP_SECONDS:
                request.session[SEEN] = now
        response = self.get_response(request)
        if request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    @staticmethod
    def _end(request: HttpRequest, sentence: str) -> None:
        logout(request)
        messages.info(request, sentence)
