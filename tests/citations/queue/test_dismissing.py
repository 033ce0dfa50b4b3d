"""A rejected record that nobody will correct leaves the queue, stays rejected, and can be put back."""

import pytest
from django.urls import reverse

from citations.models import Citation, Correction
from citations.queue.queries import waiting
from citations.queue.services.assigning import assign
from citations.queue.services.correcting import correct
from citations.queue.services.dismissing import dismiss, put_back
from tests.citations.queue.test_at_once import GOOD, at_once
from tests.citations.queue.waiting import held, only, refused, version
from tests.citations.queue.walking import QUEUE, as_, correct_url, text
from workflow.errors import ChangedMeanwhile, NotNow, NotYou
from workflow.history import entries_of

pytestmark = pytest.mark.django_db

DISMISS = "/citations/queue/dismiss/"


def numbers(answer):
    return [row.citation_number for row in answer.context["page"]]


def test_a_dismissed_record_stays_rejected_and_comes_back(sheriff, jb, jb_ops):
    citation = refused()
    dismiss(citation=citation, reason="A test of the agency.", version=0, actor=jb)
    assert (only(citation).stage, list(waiting())) == ("rejected", [])
    with pytest.raises(NotNow, match="Put it back first"):
        correct(citation=citation, values=GOOD, version=version(citation), actor=jb)
    with pytest.raises(NotNow, match="was dismissed"):
        assign(citations=[citation], to=jb, actor=jb)
    put_back(citation=citation, version=version(citation), actor=jb_ops)
    assert list(waiting()) == [citation]
    acts = [(entry.verb, entry.actor, entry.note) for entry in entries_of(citation.correction)]
    assert acts == [("take_up", jb, ""), ("dismiss", jb, "A test of the agency."), ("put_back", jb_ops, "")]
    assert correct(citation=citation, values=GOOD, version=version(citation), actor=jb).is_open


def test_only_rejected_records_are_dismissed_only_by_the_court_and_only_with_a_reason(sheriff, jb, dps):
    citation = refused()
    with pytest.raises(NotNow, match="has a case"):
        dismiss(citation=held(), reason="x", version=0, actor=jb)
    with pytest.raises(NotNow, match="Write why"):
        dismiss(citation=citation, reason="  ", version=0, actor=jb)
    with pytest.raises(NotYou):
        dismiss(citation=citation, reason="x", version=0, actor=dps)
    with pytest.raises(NotNow, match="not dismissed"):
        put_back(citation=citation, version=0, actor=jb)
    assert Correction.objects.count() == 0
    correct(citation=citation, values={"eye_color": "BRO"}, version=0, actor=jb)
    with pytest.raises(ChangedMeanwhile):
        dismiss(citation=citation, reason="x", version=0, actor=jb)


@pytest.mark.django_db(transaction=True)
def test_of_a_dismissal_and_a_correction_at_the_same_moment_one_counts(sheriff, jb, jb_ops):
    citation = refused()
    said = at_once(
        lambda: dismiss(citation=citation, reason="x", version=0, actor=jb),
        lambda: correct(citation=citation, values=GOOD, version=0, actor=jb_ops),
    )
    assert said == ["ChangedMeanwhile", "done"]
    ends = (only(citation).stage, Correction.objects.get().state)
    assert ends in {("open", "settled"), ("rejected", "dismissed")}


def test_many_records_are_dismissed_from_the_list_and_found_and_put_back(sheriff, jb, dps):
    one, two, three = refused("ONE"), refused("TWO"), refused("THREE")
    temporary, client = held("HELD"), as_(jb)
    seen = client.get(f"{DISMISS}?stage=rejected&file={one.transfer_id}")
    assert [row.pk for row, _ in seen.context["rows"]] == [one.pk]
    seen = client.post(DISMISS, {"pick": [one.pk, two.pk, temporary.pk]})
    assert ("1 of the ticked citations has a case" in text(seen), seen.context["total"]) == (True, 2)
    unticked = client.post(f"{DISMISS}?stage=rejected", follow=True)
    assert unticked.redirect_chain == [(f"{QUEUE}?stage=rejected", 302)]
    assert "Tick at least one record." in text(unticked)
    picks = [f"{each.pk}:0" for each in (one, two, temporary)]
    assert client.post(DISMISS, {"pick": picks, "apply": "1", "reason": ""}).status_code == 422
    said = text(client.post(DISMISS, {"pick": picks, "apply": "1", "reason": "Tests."}, follow=True))
    assert ("2 records dismissed." in said, "1 left alone" in said) == (True, True)
    assert numbers(client.get(QUEUE)) == ["THREE", "HELD"]
    assert numbers(client.get(QUEUE + "?show=dismissed")) == ["ONE", "TWO"]
    page = text(client.get(correct_url(one)))
    assert ("This record was dismissed" in page, "Tests." in page, "Save and check" in page) == (True, True, False)
    assert numbers(as_(dps).get(QUEUE + "?show=dismissed")) == ["ONE", "TWO"]
    assert as_(dps).post(DISMISS, {"pick": picks}).status_code == 403
    client.post(DISMISS + "?show=dismissed", {"pick": f"{one.pk}:{version(one)}", "apply": "1"})
    assert numbers(client.get(QUEUE)) == ["ONE", "THREE", "HELD"]
    assert "Dismiss this record" in text(client.get(correct_url(three)))
    assert set(Citation.objects.exclude(pk=temporary.pk).values_list("stage", flat=True)) == {"rejected"}


def test_a_dismissed_record_stays_in_the_report(sheriff, jb):
    citation = refused()
    dismiss(citation=citation, reason="A test.", version=0, actor=jb)
    answer = as_(jb).get(reverse("citation_report"))
    assert (answer.context["all"].rejected, len(answer.context["lines"])) == (1, 1)


def test_a_record_that_was_sent_again_names_the_one_that_replaced_it(sheriff, jb, poc):
    first, second = refused("AGAIN"), held("AGAIN")
    client = as_(jb)
    assert numbers(client.get(QUEUE)) == ["AGAIN"]
    assert [row.pk for row in client.get(QUEUE + "?show=replaced").context["page"]] == [first.pk]
    for user, url in ((jb, correct_url(first)), (poc, reverse("citation_page", args=[first.pk]))):
        said = text(as_(user).get(url))
        assert "Replaced by" in said
        assert reverse("citation_page", args=[second.pk]) in said


def test_a_list_without_rejected_records_offers_no_dismissal_of_all(sheriff, jb):
    held("HELD")
    assert "Dismiss all rejected" not in text(as_(jb).get(f"{QUEUE}?stage=temporary"))
    refused("ONE")
    assert "Dismiss all rejected" in text(as_(jb).get(f"{QUEUE}?stage=rejected"))
