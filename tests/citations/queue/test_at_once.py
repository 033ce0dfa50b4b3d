"""Two people of the court at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from citations.models import Case, Citation, CorrectedField, Correction
from citations.queue.services.assigning import assign
from citations.queue.services.correcting import correct
from tests.citations.conftest import filed
from tests.citations.queue.waiting import REFUSED, held, only
from tests.citations.records import file_of, record
from workflow.errors import Refused

pytestmark = pytest.mark.django_db(transaction=True)

GOOD = {"violation_1_section": "4000(A)", "location_code": "OJAI", "last_name": "SPECIMEN"}


def at_once(*tasks):
    """What each task says: done, or the name of what refused it."""
    barrier = Barrier(len(tasks))

    def run(task):
        try:
            barrier.wait(10)
            task()
        except Refused as refusal:
            return type(refusal).__name__
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(tasks)) as pool:
        return sorted(pool.map(run, tasks))


def test_of_two_saves_at_the_same_moment_one_counts_and_the_other_is_told(sheriff, jb, jb_ops):
    citation = held()

    def saves(user, colour):
        return lambda: correct(citation=citation, values={"eye_color": colour}, version=0, actor=user)

    said = at_once(saves(jb, "BRO"), saves(jb_ops, "BLU"))
    assert said == ["ChangedMeanwhile", "done"]
    assert (Correction.objects.count(), CorrectedField.objects.count()) == (1, 1)


def test_the_same_rejected_record_becomes_one_case_however_often_it_is_corrected_at_once(sheriff, jb, jb_ops):
    wrong = {"citation_number": "TWICE", **REFUSED}
    twins = [only(filed(file_of(record(**wrong), *extra)).citations.get(record=1)) for extra in ([], [record()])]

    def saves(citation, user):
        return lambda: correct(citation=citation, values=GOOD, version=0, actor=user)

    assert at_once(saves(twins[0], jb), saves(twins[1], jb_ops)) == ["NotNow", "done"]
    assert sorted(only(twin).stage for twin in twins) == ["open", "rejected"]
    assert Case.objects.filter(citation__in=twins).count() == 1


def test_taking_one_citation_at_the_same_moment_leaves_it_with_one_of_them(sheriff, jb, jb_ops):
    citation = held()
    assert at_once(
        lambda: assign(citations=[citation], to=jb, actor=jb),
        lambda: assign(citations=[citation], to=jb_ops, actor=jb_ops),
    ) == ["done", "done"]
    assert Correction.objects.get().assignee in (jb, jb_ops)
    assert Citation.objects.get(pk=citation.pk).stage == "temporary"
