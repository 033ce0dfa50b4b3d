"""Lets partners in by their token. The permission table sends every call here before its view runs."""

import math
from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from citations.models import Partner
from citations.partners.answers import error
from citations.partners.queries import partner_of
from citations.partners.services.calls import count_call

UNNAMED = "Send the token of your system in the header: Authorization: Bearer TOKEN."
UNKNOWN = "This token is not known, was replaced by a newer one, or its system was switched off."


class PartnerRequest(HttpRequest):
    """A call of a partner that was let in."""

    partner: Partner


def caller(request: HttpRequest) -> Partner:
    """Whose call it is. Only for calls that were let in."""
    return cast(PartnerRequest, request).partner


def admit(request: HttpRequest) -> HttpResponse | None:
    """Find out whose call it is and count it. None lets it in; otherwise the answer that refuses it."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        return error(401, UNNAMED, WWW_Authenticate="Bearer")
    partner = partner_of(token.strip())
    if partner is None:
        return error(401, UNKNOWN, WWW_Authenticate='Bearer error="invalid_token"')
    now = timezone.now()
    if not count_call(partner, at=now):
        wait = math.ceil(60 - now.second - now.microsecond / 1_000_000)
        limit = settings.CITATION_CALLS_PER_MINUTE
        sentence = f"At most {limit} calls a minute are answered. Try again in {wait} seconds; nothing was kept."
        return error(429, sentence, Retry_After=str(wait))
    request.partner = partner  # type: ignore[attr-defined] # from here on it is a PartnerRequest
    return None
