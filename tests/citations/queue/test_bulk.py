"""One error fixed in many records: the effects first, then each record on its own."""

import pytest
from django.urls import reverse

from citations.models import Citation, CorrectedField, Correction
from citations.queue.queries import corrected_values
from citations.queue.services.correcting import correct
from tests.citations.queue.waiting import held
from tests.citations.queue.walking import as_, text

pytestmark = pytest.mark.django_db


def bulk(value="BRN"):
    return reverse("citation_bulk") + f"?edit=code&field=eye_color&value={value}"


def test_one_error_is_fixed_in_many_records_after_a_look_at_the_effects(sheriff, jb, jb_ops):
    one, two = held("ONE"), held("TWO")
    held("THREE")
    other, charge = held("OTHER", eye_color="BLUE"), held("CHARGE", violation_1_section="4000(A)", **LATE)
    client = as_(jb)
    assert client.get(bulk().removesuffix("&value=BRN")).context["values"] == [("BRN", 4), ("BLUE", 1)]
    seen = client.post(bulk(), {"text": "BRO"})
    effects = [(e.citation.citation_number, e.version, e.stage, e.before, e.after) for e, _ in seen.context["effects"]]
    assert effects == [
        ("ONE", 0, "temporary", 3, 2),
        ("TWO", 0, "temporary", 3, 2),
        ("THREE", 0, "temporary", 3, 2),
        ("CHARGE", 0, "temporary", 3, 2),
    ]
    assert CorrectedField.objects.count() == 0
    correct(citation=two, values={"race": "W"}, version=0, actor=jb_ops)
    picks = [f"{each.pk}:0" for each in (one, two, charge)]
    said = text(client.post(bulk(), {"text": "BRO", "apply": "1", "pick": picks}, follow=True))
    assert "2 records corrected: 0 open now, 2 still waiting." in said
    assert "Citation TWO was left alone. Somebody changed this record" in said
    assert {each.citation_number for each in Citation.objects.filter(problems__field="eye_color")} == {
        "TWO",
        "THREE",
        "OTHER",
    }
    assert (corrected_values([other])[other.pk], corrected_values([one])[one.pk]) == ({}, {"eye_color": "BRO"})


LATE = {"appearance_date": "06012016"}


def test_charges_are_fixed_in_bulk_and_open_their_cases(sheriff, jb):
    citations = [held(f"N{number}") for number in range(3)]
    url = reverse("citation_bulk") + "?edit=14&field=violation_1_section&value=9999+VC"
    client = as_(jb)
    assert [stage.value for _, stage in client.post(url, {"text": "4000(A)", "statute": "VC"}).context["effects"]] == [
        "open"
    ] * 3
    picks = [f"{each.pk}:0" for each in citations]
    said = text(client.post(url, {"text": "4000(A)", "apply": "1", "pick": picks}, follow=True))
    assert "3 records corrected: 3 open now, 0 still waiting." in said
    assert set(Citation.objects.values_list("stage", flat=True)) == {"open"}


def test_starred_fields_and_texts_that_do_not_fit_are_no_bulk_work(sheriff, jb):
    held()
    client = as_(jb)
    secret = client.get(reverse("citation_bulk") + "?edit=type&field=social_security_number", follow=True)
    assert "Starred fields are corrected one by one" in text(secret)
    assert client.get(reverse("citation_bulk")).status_code == 302
    assert client.post(bulk(), {"text": "X" * 13}).status_code == 422
    nonsense = ["x", "y:1", "999:0", "9" * 5_000, f"{'9' * 18}:0"]
    assert client.post(bulk(), {"text": "BRO", "apply": "1", "pick": nonsense}).status_code == 302
    assert Correction.objects.count() == 0


def test_a_charge_is_dropped_from_many_records_only_with_a_reason(sheriff, jb):
    citation = held("ONE", violation_1_statute="")
    url = reverse("citation_bulk") + "?edit=14&field=violation_1_section&value=9999"
    client = as_(jb)
    emptied = {"text": "", "apply": "1", "pick": [f"{citation.pk}:0"]}
    assert "A charge is dropped only with a reason" in text(client.post(url, emptied, follow=True))
    assert Correction.objects.filter(citation=citation, version__gt=1).count() == 0
    assert "1 record corrected" in text(client.post(url, emptied | {"note": "Dropped by the agency."}, follow=True))
