"""Home is "your work": what waits for me, since when, and what is due."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def home(request: HttpRequest) -> HttpResponse:
    """The work list of the person who is signed in."""
    return render(request, "home/home.html")
