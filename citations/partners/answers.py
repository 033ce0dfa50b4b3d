"""What machines are told when something went wrong: always JSON with one sentence, whatever failed and wherever."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse

ROOT = "/api/"
SENTENCES = {
    400: "The request could not be understood. Nothing was kept.",
    403: "This is not allowed. Nothing was changed.",
    404: "There is nothing at this address.",
    405: "This address does not take that method.",
    413: "The request is too large. Nothing was kept.",
    503: "The service is not ready. Try again in a minute.",
}
BROKEN = "Something went wrong on our side. Ask for the file if you have its number, or send it again: it does no harm."


def error(status: int, sentence: str, **headers: str) -> JsonResponse:
    """An answer that says what went wrong; headers are named with underscores."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return JsonResponse({"error": sentence}, status=status, headers=named)


class JsonErrorsMiddleware:
    """Gives the framework's own answers below the interface's address the form that machines expect."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not request.path.startswith(ROOT):
            return response
        if response.status_code >= 400 and not response.headers.get("Content-Type", "").startswith("application/json"):
            # The rest of its headers stay: what is allowed, and what keeps browsers from guessing.
            told = error(response.status_code, SENTENCES.get(response.status_code, BROKEN))
            response.content = told.content
            response["Content-Type"], response["Content-Length"] = "application/json", str(len(told.content))
        response.headers.setdefault("Cache-Control", "no-store")
        return response
