"""The navigation: what stands at the top of each page, by role."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from accounts.models import User
from eticket.access.table import TABLE


@dataclass(frozen=True)
class NavItem:
    """One word of the navigation."""

    label: str
    url: str
    current: bool


ITEMS = (
    ("Your work", "home"),
    ("Officers", "officer_list"),
    ("Agencies", "agency_list"),
    ("Requests", "request_list"),
    ("Packages", "package_list"),
    ("e-Tickets", "ticket_list"),
    ("Monitoring", "monitoring"),
    ("Citations", "transfer_list"),
    ("People", "people_list"),
    ("Mail", "mail_list"),
)

ALSO = {"transfer_list": ("partner_list", "conformance_list")}
"""Lists with addresses of their own that belong to a word of the navigation."""


def nav_of(request: HttpRequest) -> list[NavItem]:
    """What this person may open, in the order of the table, with the page they are on marked."""
    # A request that failed before anybody was looked up still gets a page that says so.
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return []
    found = ((label, name) for label, name in ITEMS if name in TABLE and user.has_role(*TABLE[name]))
    return [NavItem(label, reverse(name), _is_within(request.path, name)) for label, name in found]


def nav_markup(items: Sequence[NavItem]) -> SafeString:
    """The list of links, made once for the two places where a page draws it; empty without items."""
    if not items:
        return SafeString("")
    marks = {True: mark_safe(' aria-current="page"'), False: ""}
    links = format_html_join(
        "", '<li><a href="{}"{}>{}</a></li>', ((item.url, marks[item.current], item.label) for item in items)
    )
    return format_html("<ul>{}</ul>", links)


def _is_within(path: str, name: str) -> bool:
    return any(_is_current(path, reverse(each)) for each in (name, *ALSO.get(name, ())))


def _is_current(path: str, url: str) -> bool:
    return path == url if url == "/" else path.startswith(url)
