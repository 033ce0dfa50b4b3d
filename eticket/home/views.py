"""Home is "your work": what waits for me, since when, and what is due."""

from django.http import HttpResponse
from django.shortcuts import render

from accounts.signed_in import SignedInRequest
from eticket.home.sources import groups_for


def home(request: SignedInRequest) -> HttpResponse:
    """The work list of the person who is signed in."""
    return render(request, "home/home.html", {"groups": groups_for(request.user)})
