"""A refused act is a page with a sentence, never a server error."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from workflow.errors import Refused


class RefusalMiddleware:
    """Turns the errors of the door into 403 and 409 pages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Called by Django when a view raises."""
        if not isinstance(exception, Refused):
            return None
        return render(request, f"errors/{exception.status}.html", {"refusal": exception}, status=exception.status)
