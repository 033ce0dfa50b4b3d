"""A file of random printable bytes: everything is kept within bounds, and people are told that a list was cut short (R13)."""

import random

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from citations.edits.examiner import Examiner
from citations.explaining.shortened import shortened
from citations.profiles import load
from citations.verdict import ProblemVerdict
from tests.citations.conftest import filed
from tests.citations.queue.walking import correct_url
from tests.citations.records import NOTHING, SAMPLE, TODAY, header

CHANCE = random.Random(13)
NOISE = [bytes(CHANCE.randrange(33, 127) for _ in range(2_696)) for _ in range(3)]
FILE = b"\n".join([header(count="3"), *NOISE])


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_the_problems_of_a_record_are_bounded_by_its_fields():
    counts = []
    for tables in (SAMPLE, NOTHING):
        examiner = Examiner(load(), tables, TODAY)
        for low in (0, 33):
            raw = bytes(CHANCE.randrange(low, 256 if low == 0 else 127) for _ in range(2_696))
            problems = examiner.examine(raw).problems
            assert len({(each.edit, each.field) for each in problems}) == len(problems)
            counts.append(len(problems))
    assert 60 < max(counts) < 2 * 109


@pytest.mark.django_db
def test_pages_say_how_many_problems_they_leave_out_and_machines_get_all(sheriff, poc, jb, settings):
    transfer = filed(FILE)
    citation = transfer.citations.get(record=1)
    count = citation.problems.count()
    assert count > settings.CITATION_PROBLEMS_SHOWN
    more = f"and {count - settings.CITATION_PROBLEMS_SHOWN} more problems"
    people, court = Client(), Client()
    people.force_login(poc)
    court.force_login(jb)
    assert more in text(people.get(reverse("citation_page", args=[citation.pk])))
    page = court.get(correct_url(citation))
    assert more in text(page)
    assert page.context["for_agency"].endswith(f"… {more}.")
    again = {"file": SimpleUploadedFile("noise.txt", FILE + b"\n" + NOISE[0][::-1]), "agency": "vcso"}
    assert "more problems" in text(people.post(reverse("citation_check"), again))
    told = people.get(reverse("transfer_verdict", args=[transfer.pk])).json()
    assert len(told["records"][0]["problems"]) == count


@pytest.mark.django_db
def test_a_shorter_list_is_shown_whole_and_the_heaviest_stay(sheriff, poc, settings):
    settings.CITATION_PROBLEMS_SHOWN = 2
    rows = [ProblemVerdict("1", str(place), "", weight, "x") for place, weight in enumerate(("note", "hold", "report"))]
    kept, more = shortened(rows)
    assert ([each.weight for each in kept], str(more)) == (["hold", "report"], "and 1 more problem")
    kept, more = shortened(rows[:2])
    assert ([each.weight for each in kept], str(more)) == (["note", "hold"], "")
