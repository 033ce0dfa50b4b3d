"""A logo that does harm, or that nobody could look at: it is not kept, and everything that was typed is."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import User
from onboarding.models import AgencyRequest
from tests.agencies.test_logos import picture
from tests.onboarding.test_requests import NORA, as_, check, cora, draft  # noqa: F401 - two are fixtures
from tests.stories.test_main_job import REQUEST, rows
from tests.support.clamd import FOUND, HARMFUL, scanner_listens

pytestmark = pytest.mark.django_db


def logo(more: bytes = b"") -> SimpleUploadedFile:
    return SimpleUploadedFile("seal.png", picture("PNG") + more, "image/png")


@pytest.mark.parametrize(
    ("facts", "status", "part"),
    [
        ({}, 422, "The file “seal.png” was not taken: the scanner for harmful files found something"),
        ({"answer": b"nonsense"}, 503, "does not answer. Nothing was kept; try again in some minutes"),
        ({"limit": 99}, 413, "larger than the scanner for harmful files is set up for"),
    ],
)
def test_a_logo_that_is_refused_is_not_kept_and_the_rest_is(
    cora: User,  # noqa: F811 - a fixture
    draft: AgencyRequest,  # noqa: F811 - a fixture
    facts: dict[str, Any],
    status: int,
    part: str,
    settings: Any,
) -> None:
    with scanner_listens(**facts) as scanner:
        settings.ETICKET_CLAMD = scanner.address
        answer = check(as_(cora), draft, {**REQUEST, "logo": logo(HARMFUL)}, NORA)
    page = answer.content.decode()
    assert (answer.status_code, part in page, FOUND in page) == (status, True, False)
    draft.refresh_from_db()
    assert (draft.typed["name"], bool(draft.logo), draft.is_complete) == ("Cedar Police Department", False, False)


def test_a_draft_is_saved_without_the_logo_and_says_so(
    cora: User,  # noqa: F811 - a fixture
    draft: AgencyRequest,  # noqa: F811 - a fixture
    settings: Any,
) -> None:
    settings.ETICKET_CLAMD = "tcp://127.0.0.1:1"
    form = {**REQUEST, "version": draft.version, "draft": "1", "logo": logo(), **rows(NORA)}
    page = as_(cora).post(f"/requests/{draft.pk}/edit/", form, follow=True).content.decode()
    assert "The logo was not saved: The file “seal.png” was not taken" in page
    draft.refresh_from_db()
    assert (draft.typed["name"], bool(draft.logo)) == ("Cedar Police Department", False)


def test_a_logo_that_nothing_was_found_in_is_drawn_anew_as_ever(
    cora: User,  # noqa: F811 - a fixture
    draft: AgencyRequest,  # noqa: F811 - a fixture
    settings: Any,
) -> None:
    with scanner_listens() as scanner:
        settings.ETICKET_CLAMD = scanner.address
        answer = check(as_(cora), draft, {**REQUEST, "logo": logo()}, NORA)
    draft.refresh_from_db()
    assert (answer.status_code, bool(draft.logo), scanner.seen) == (302, True, [picture("PNG")])
