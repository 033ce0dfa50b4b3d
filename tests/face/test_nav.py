"""The navigation marks where a person is, wherever a page has its address."""

import pytest
from django.test import RequestFactory

from accounts.models import User
from eticket.face.nav import nav_of


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "marked"),
    [
        ("/", "Your work"),
        ("/citations/queue/", "Citations"),
        ("/partners/", "Citations"),
        ("/conformance/", "Citations"),
    ],
)
def test_a_page_marks_its_word_of_the_navigation(path: str, marked: str, dps: User) -> None:
    request = RequestFactory().get(path)
    request.user = dps
    assert [item.label for item in nav_of(request) if item.current] == [marked]
