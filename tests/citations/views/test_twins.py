"""A record and the citation on file that has its number, side by side (F-65)."""

import pytest
from django.test import Client
from django.urls import reverse

from citations.models import ImageRead
from citations.models.image_read import Purpose
from tests.citations.conftest import filed
from tests.citations.records import file_of, record

pytestmark = pytest.mark.django_db

BIRTH = {"date_of_birth": "01021980"}


def seen_by(user, citation):
    client = Client()
    client.force_login(user)
    return client.get(reverse("citation_twins", args=[citation.pk]))


def test_both_records_stand_side_by_side_and_what_differs_is_marked(sheriff, poc):
    first, again = filed(
        file_of(record(city="OJAI", **BIRTH), record(city="FILLMORE", date_of_birth="01021981"))
    ).citations.order_by("record")
    page = seen_by(poc, again)
    lines = {each.label: (each.before, each.after, differs) for each, differs in page.context["lines"]}
    assert lines["City"] == ("OJAI", "FILLMORE", True)
    assert lines["Date of Birth"] == ("********", "********", True)
    assert lines["Citation Number"][2] is False
    assert (page.context["first"], page.context["differing"]) == (first, 2)
    text = page.content.decode()
    assert "01021980" not in text
    looks = ImageRead.objects.filter(purpose=Purpose.COMPARISON, reader=poc).values_list("citation", flat=True)
    assert set(looks) == {first.pk, again.pk}


def test_the_record_page_leads_there_from_its_warning(sheriff, jb):
    _, again = filed(file_of(record(), record(city="FILLMORE"))).citations.order_by("record")
    client = Client()
    client.force_login(jb)
    text = client.get(reverse("citation_page", args=[again.pk])).content.decode()
    assert reverse("citation_twins", args=[again.pk]) in text


def test_a_record_that_repeats_none_has_no_such_page_and_strangers_see_none(sheriff, jb, stranger_poc):
    first, again = filed(file_of(record(), record(city="FILLMORE"))).citations.order_by("record")
    assert seen_by(jb, first).status_code == 404
    assert seen_by(stranger_poc, again).status_code == 404
