"""How the tests walk through the pages of the queue."""

import html

from django.test import Client
from django.urls import reverse

QUEUE = "/citations/queue/"


def as_(user):
    client = Client()
    client.force_login(user)
    return client


def text(answer):
    return html.unescape(" ".join(answer.content.decode().split()))


def correct_url(citation):
    return reverse("citation_correct", args=[citation.pk])


def typed(page, **fields):
    """The form as a browser would send it, with some fields filled otherwise."""
    form = page.context["form"]
    shown = {name: form[name].value() for name in form.fields}
    return {name: "" if value is None else value for name, value in shown.items()} | fields
