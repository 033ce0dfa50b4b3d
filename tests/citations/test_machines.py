"""Every state x act x role of a transfer, and whose files and citations somebody sees."""

import pytest
from django.utils import timezone

from accounts.models import User
from agencies.models import Agency
from citations.models import Citation, Transfer
from tests.citations.records import TODAY
from tests.support.matrix import expected, outcomes
from workflow.perform import begin, perform, revise

TRANSFER = {
    "file": ("received", "filed", "jb jb_ops"),
    "refuse": ("received", "refused", "jb jb_ops"),
}


def received(agency: str = "", mark: str = "a") -> Transfer:
    transfer = Transfer(
        sha256=mark * 64, size=1, channel="folder", channel_agency=agency, profile="ventura-2001", today=TODAY
    )
    return begin(transfer, "receive", actor=None)


def test_transfer(people: dict[str, User]) -> None:
    transfer = revise(received(), filed_at=timezone.now())
    facts = {"file": lambda: {"at": timezone.now(), "notes": []}, "refuse": lambda: {"notes": []}}
    assert outcomes(transfer, people, facts) == expected(transfer, people, TRANSFER)


@pytest.mark.django_db
def test_the_system_files_by_itself() -> None:
    assert perform(received(), "file", actor=None, at=timezone.now(), notes=[]).state == "filed"


def test_people_of_an_agency_see_what_came_over_its_channel_and_names_it(
    agency: Agency, other_agency: Agency, head: User, poc: User, officer_user: User, dps: User, stranger_poc: User
) -> None:
    Agency.objects.filter(pk=agency.pk).update(interchange_code="Maple")
    own, other, nobodys = received("MAPLE", "a"), received("BIRCH", "b"), received("", "c")
    for number, (transfer, named) in enumerate([(own, "maple"), (own, "OAK"), (other, "Maple"), (nobodys, "")], 1):
        Citation.objects.create(
            transfer=transfer, record=number, first_byte=0, end_byte=1, stage="rejected", agency=named
        )
    seen = {
        user.name: (Transfer.objects.for_user(user).count(), Citation.objects.for_user(user).count())
        for user in (head, poc, officer_user, dps, stranger_poc)
    }
    assert seen == {
        "Chief Hale": (1, 2),
        "Alice Contact": (1, 2),
        "Otis Officer": (0, 0),
        "Dana Records": (3, 4),
        "Charlie Stranger": (0, 0),
    }
