"""Error pages can be drawn when little else works."""

import pytest
from django.template.loader import render_to_string
from django.test import Client, override_settings

from accounts.models import User


@pytest.mark.parametrize("code", [400, 403, 404, 409, 413, 429, 500, 503])
def test_every_error_page_is_drawn_without_a_request(code: int) -> None:
    page = render_to_string(f"errors/{code}.html")
    assert page.count("<h1>") == 1
    assert "css/base.css" in page


@pytest.mark.parametrize("code", [400, 404, 413, 429])
def test_an_error_page_leads_back_where_it_knows_the_way(code: int) -> None:
    assert 'href="/officers/">Go back</a>' in render_to_string(f"errors/{code}.html", {"back": "/officers/"})
    assert 'href="/">Go to your work</a>' in render_to_string(f"errors/{code}.html")


@pytest.mark.django_db
def test_the_gallery_is_closed_in_a_real_installation(admin: User) -> None:
    client = Client()
    client.force_login(admin)
    assert client.get("/gallery/").status_code == 200
    with override_settings(PROFILE="production"):
        assert client.get("/gallery/").status_code == 404
