"""How often a system sends, and who sees that it is late (C-OVR-08)."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from citations.models import Partner, Transfer
from citations.partners.queries import late, with_lateness
from citations.partners.services.keeping import set_rhythm
from citations.worklist import items_for
from tests.citations.conftest import received
from tests.citations.partners.conftest import FILE
from workflow.errors import NotYou

pytestmark = pytest.mark.django_db


def days_ago(days):
    return timezone.now() - timedelta(days=days)


def sent(partner, days):
    """A file of the partner that came so many days ago."""
    transfer = received(FILE)
    Transfer.objects.filter(pk=transfer.pk).update(partner=partner, created_at=days_ago(days))


def test_a_system_without_a_rhythm_is_never_late(partner):
    sent(partner, 300)
    assert with_lateness().get().due_at is None
    assert not late(timezone.now()).exists()


def test_the_last_file_counts_and_before_the_first_the_day_of_entry(partner, dps):
    set_rhythm(partner, actor=dps, days=3)
    Partner.objects.update(created_at=days_ago(4))
    assert late(timezone.now()).get().due_at == Partner.objects.get().created_at + timedelta(days=3)
    sent(partner, 2)
    assert not late(timezone.now()).exists()
    assert late(timezone.now() + timedelta(days=2)).exists()


def test_one_that_is_switched_off_is_not_late(partner, dps):
    set_rhythm(partner, actor=dps, days=1)
    Partner.objects.update(created_at=days_ago(4), is_active=False)
    assert not late(timezone.now()).exists()


def test_it_stands_in_the_list_on_its_page_and_among_what_waits_for_public_safety(partner, dps, jb, poc):
    client = Client()
    client.force_login(dps)
    page = reverse("partner_page", args=[partner.pk])
    assert "never late" in client.get(page).content.decode()
    assert client.post(reverse("partner_rhythm", args=[partner.pk]), {"rhythm_days": "2"}).status_code == 302
    Partner.objects.update(created_at=days_ago(4))
    assert "the next was due" in client.get(page).content.decode()
    assert "Late" in client.get(reverse("partner_list") + "?late=on").content.decode()
    assert [(item.title, item.url) for item in items_for(dps)] == [("Maple records system", page)]
    assert (items_for(poc), [item.title for item in items_for(jb)]) == ([], [])
    client.post(reverse("partner_rhythm", args=[partner.pk]), {"rhythm_days": ""})
    assert Partner.objects.get().rhythm_days is None
    assert "No system is late" in client.get(reverse("partner_list") + "?late=on").content.decode()


def test_a_rhythm_that_is_none_is_refused_and_nothing_changes(partner, dps):
    client = Client()
    client.force_login(dps)
    for wrong in ("0", "367", "x", "-1"):
        answer = client.post(reverse("partner_rhythm", args=[partner.pk]), {"rhythm_days": wrong})
        assert answer.status_code == 422
    assert Partner.objects.get().rhythm_days is None


def test_only_those_who_keep_partners_say_how_often(partner, jb):
    with pytest.raises(NotYou):
        set_rhythm(partner, actor=jb, days=2)
