"""The page on which something new is entered: a form, one service, and then the page of what was made."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from workflow.errors import Refused
from workflow.scanning.fields import status_of

T = TypeVar("T")


def entry_page(
    request: HttpRequest,
    form: BaseForm,
    template: str,
    *,
    enter: Callable[[], T],
    done: Callable[[T], HttpResponse],
    facts: Mapping[str, object] | None = None,
) -> HttpResponse:
    """Show the form, or `enter` what a valid one holds and answer with what `done` makes of it. A refusal of the service is
    shown beside what was typed; nothing of it is lost. `facts` are for the template."""
    status = 200
    if request.method == "POST":
        status = status_of(form)
        if form.is_valid():
            try:
                made = enter()
            except Refused as refusal:
                form.add_error(None, refusal.sentence)
                status = refusal.status
            else:
                return done(made)
    return render(request, template, {"form": form, **(facts or {})}, status=status)
