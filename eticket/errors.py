"""Pages for requests that went wrong before a view could answer."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from workflow.errors import NotYou


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's token did not fit, most often because the person signed in again in another tab."""
    refusal = NotYou(
        "This form was opened in an earlier session, so nothing was saved. Go back, copy what you typed if you need it, "
        "load the page again, and send it once more."
    )
    return render(request, "errors/403.html", {"refusal": refusal}, status=403)
