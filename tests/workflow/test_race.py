"""Twenty people press the button at once: exactly one wins, the others get a sentence."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection

from accounts.models import User
from agencies.models import Agency, Officer
from workflow.errors import NotNow
from workflow.models import Entry
from workflow.perform import begin, perform

THREADS = 20
ROUNDS = 5


@pytest.mark.django_db(transaction=True)
def test_exactly_one_of_twenty_wins(dps: User, agency: Agency) -> None:
    for number in range(ROUNDS):
        officer = begin(
            Officer(
                agency=agency, first_name="A", last_name="B", leo_number=f"A100{number}", dps_username=f"ab{number}"
            ),
            "list",
            actor=None,
        )
        outcomes = _fire(officer, dps)
        losers = [outcome for outcome in outcomes if outcome is not None]
        assert (len(outcomes), len(losers)) == (THREADS, THREADS - 1)
        assert {type(loser) for loser in losers} == {NotNow}
        assert all(loser.sentence.endswith("Nothing was changed.") for loser in losers)
        assert Entry.objects.filter(subject_id=str(officer.pk), verb="record").count() == 1


def _fire(officer: Officer, dps: User) -> list[NotNow | None]:
    start = Barrier(THREADS)

    def press(_: int) -> NotNow | None:
        start.wait()
        try:
            perform(officer, "record", actor=dps, on=date(2026, 11, 2))
        except NotNow as refused:
            return refused
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(press, range(THREADS)))
