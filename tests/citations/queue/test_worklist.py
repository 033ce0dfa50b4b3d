"""What waits for people of the court on their own page."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from citations.queue.services.assigning import assign
from citations.queue.services.correcting import correct
from citations.worklist import items_for
from tests.citations.queue.waiting import held, refused, version

pytestmark = pytest.mark.django_db


def test_ones_own_citations_stand_there_and_how_many_are_nobodys(sheriff, jb, jb_ops, dps, poc):
    one, two = held("ONE"), held("TWO")
    refused("THREE")
    assign(citations=[one], to=jb, actor=jb)
    assign(citations=[two], to=jb_ops, actor=jb)
    lines = [(item.title, item.url) for item in items_for(jb)]
    assert lines == [
        ("Citation ONE", reverse("citation_correct", args=[one.pk])),
        ("1 citation that nobody has taken up", "/citations/queue/?who=nobody"),
    ]
    assert [item.title for item in items_for(jb_ops)] == ["Citation TWO", "1 citation that nobody has taken up"]
    assert (items_for(dps), items_for(poc)) == ([], [])
    correct(citation=one, values={"violation_1_section": "4000(A)"}, version=version(one), actor=jb)
    assert [item.title for item in items_for(jb)] == ["1 citation that nobody has taken up"]


def test_the_page_of_work_asks_no_more_for_many_citations(sheriff, jb):
    client = Client()
    client.force_login(jb)

    def asked():
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse("home"))
        return len(captured)

    assign(citations=[held("ONE")], to=jb, actor=jb)
    asked()
    before = asked()
    assign(citations=[held(f"N{number}") for number in range(9)], to=jb, actor=jb)
    assert asked() == before
