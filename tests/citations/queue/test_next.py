"""From one citation to the next of the same list, and how long those of a list have waited."""

from datetime import timedelta

import pytest
from django.utils import timezone

from citations.models import Citation
from citations.queue.queries import ages_of, next_after, waiting
from tests.citations.queue.waiting import held, refused
from tests.citations.queue.walking import QUEUE, as_, correct_url, text, typed

pytestmark = pytest.mark.django_db

EYES = "?edit=code&field=eye_color"


def saved(client, citation, query="", **values):
    page = client.get(correct_url(citation) + query)
    return client.post(correct_url(citation) + query, typed(page) | values | {"do": "next"})


def test_saving_goes_on_to_the_next_one_of_the_same_list(sheriff, jb):
    one, other, two = held("ONE"), refused("OTHER"), held("TWO")
    answer = saved(as_(jb), one, EYES, violation_1_section="4000(A)")
    assert answer["Location"] == f"{correct_url(two)}{EYES}#correction"
    assert other.stage == "rejected"


def test_after_the_last_one_the_first_that_is_left_comes(sheriff, jb):
    one, two = held("ONE"), held("TWO")
    answer = saved(as_(jb), two, EYES, violation_1_section="4000(A)")
    assert answer["Location"] == f"{correct_url(one)}{EYES}#correction"


def test_where_none_is_left_the_list_is_shown_and_says_so(sheriff, jb):
    one, client = held("ONE"), as_(jb)
    page = client.get(correct_url(one) + EYES)
    assert "Save and next" not in page.content.decode()
    two = held("TWO")
    page = client.get(correct_url(one) + EYES)
    assert (page.context["next_address"], "Save and next" in page.content.decode()) == (correct_url(two) + EYES, True)
    client.post(
        correct_url(two), typed(client.get(correct_url(two))) | {"do": "save", "violation_1_section": "4000(A)"}
    )
    answer = client.post(
        correct_url(one) + EYES, typed(page) | {"do": "next", "violation_1_section": "4000(A)"}, follow=True
    )
    assert answer.request["PATH_INFO"] == QUEUE
    assert "That was the last citation of this list." in text(answer)


def test_what_is_wrong_keeps_one_on_the_page(sheriff, jb):
    one, client = held("ONE"), as_(jb)
    held("TWO")
    answer = saved(client, one, EYES, violation_1_section="X" * 21)
    assert answer.status_code == 422


def test_the_queue_leads_to_its_citations_with_the_list_in_the_address(sheriff, jb):
    one = held("ONE")
    assert f'href="{correct_url(one)}?edit=code&amp;field=eye_color"' in as_(jb).get(QUEUE + EYES).content.decode()


def test_ages_are_counted_and_lead_to_those_that_waited_so_long(sheriff, jb):
    now = timezone.now()
    for number, days in (("A", 0), ("B", 2), ("C", 8), ("D", 100)):
        Citation.objects.filter(pk=held(number).pk).update(stored_at=now - timedelta(days=days, hours=1))
    assert ages_of(waiting(), now) == ({1: 3, 7: 2, 30: 1, 90: 1}, False)
    page = as_(jb).get(QUEUE + "?edit=code").content.decode()
    assert '<a href="?edit=code&amp;age=7">over 7 days</a>: 2' in page


def test_the_next_one_is_none_of_another_list(sheriff):
    one = held("ONE")
    refused("OTHER", eye_color="BRN")
    assert next_after(one, waiting().filter(stage="temporary")) is None
