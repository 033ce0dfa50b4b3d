"""The counts of a case: accepted charges only, numbered without gaps, misdemeanors lowered (C-CHG-02, C-CHG-03, C-ERQ-03)."""

import pytest
from django.urls import reverse

from citations.models import Case, CorrectedField, Count
from citations.queue.image import dropped_charges
from citations.queue.services.correcting import correct
from tests.citations.conftest import filed
from tests.citations.queue.waiting import only, version
from tests.citations.queue.walking import as_, correct_url, text, typed
from tests.citations.records import file_of, record
from workflow.errors import NotNow

pytestmark = pytest.mark.django_db

GOOD = {"violation_1_section": "4000(A)", "violation_1_statute": "VC"}


def second(section: str, statute: str = "VC", number: int = 2) -> dict[str, str]:
    return {f"violation_{number}_section": section, f"violation_{number}_statute": statute}


def stored(citation):
    rows = Count.objects.filter(case__citation=citation).order_by("sequence")
    return [(row.sequence, row.slot, row.section, row.statute, row.over_limit, row.is_lowered) for row in rows]


def test_refused_charges_leave_no_gap_in_the_numbers_and_keep_the_place(sheriff):
    citation = filed(file_of(record(**GOOD, **second("9999"), **second("4000(A)", "CVC", 4)))).citations.get()
    assert citation.stage == "temporary"
    assert stored(citation) == [(1, 1, "4000(A)", "VC", None, False), (2, 4, "4000(A)", "CVC", None, False)]
    [problem] = citation.problems.filter(edit="14")
    assert (problem.field, problem.value) == ("violation_2_section", "9999 VC")


def test_a_rejected_record_has_no_counts(sheriff):
    citation = filed(file_of(record(citation_number="", last_name="", location_code="NOWHERE"))).citations.get()
    assert (citation.stage, stored(citation)) == ("rejected", [])


def test_a_corrected_charge_becomes_a_count_of_its_place(sheriff, jb):
    citation = only(filed(file_of(record(**GOOD, **second("9999")))).citations.get())
    correct(citation=citation, values={"violation_2_section": "22350"}, version=version(citation), actor=jb)
    rows = stored(citation)
    assert [(sequence, slot, section) for sequence, slot, section, *_ in rows] == [(1, 1, "4000(A)"), (2, 2, "22350")]


def test_a_charge_is_dropped_only_with_a_reason_and_the_others_stay(sheriff, jb):
    citation = only(filed(file_of(record(**GOOD, **second("9999")))).citations.get())
    blank = {"violation_2_section": "", "violation_2_statute": ""}
    with pytest.raises(NotNow, match="only with a reason"):
        correct(citation=citation, values=blank, version=version(citation), actor=jb, note=" ")
    assert (only(citation).stage, CorrectedField.objects.count()) == ("temporary", 0)
    reason = "Filed on paper instead."
    assert correct(citation=citation, values=blank, version=version(citation), actor=jb, note=reason).is_open
    assert [row[2] for row in stored(citation)] == ["4000(A)"]
    assert {(each.entry.note, each.old_value) for each in CorrectedField.objects.all()} == {
        (reason, "9999"),
        (reason, "VC"),
    }


def test_the_page_asks_for_the_reason_and_keeps_what_was_typed(sheriff, jb):
    citation, client = only(filed(file_of(record(**GOOD, **second("9999")))).citations.get()), as_(jb)
    blank = {"violation_2_section": "", "violation_2_statute": "", "do": "save"}
    answer = client.post(correct_url(citation), typed(client.get(correct_url(citation)), **blank))
    assert answer.status_code == 409
    assert "A charge is dropped only with a reason" in text(answer)
    assert "note" in answer.context["form"].errors
    assert answer.context["form"]["violation_2_section"].value() == ""
    client.post(correct_url(citation), typed(answer, **blank, note="Filed on paper."))
    assert only(citation).stage == "open"


def test_a_charge_moved_to_another_place_or_half_blank_is_not_dropped():
    before = record(**GOOD, **second("9999"))
    assert dropped_charges(before, record(**GOOD, **second("9999", ""))) == []
    assert dropped_charges(before, record(**GOOD)) == [2]
    assert dropped_charges(record(**GOOD), before) == []


def test_a_case_may_have_a_count_more_than_a_file_can_bring(sheriff):
    eight = {key: value for number in range(1, 9) for key, value in second("4000(A)", number=number).items()}
    citation = filed(file_of(record(**eight))).citations.get()
    Count.objects.create(case=citation.case, sequence=9, slot=9, section="40001(A)", statute="VC")
    assert [row[0] for row in stored(citation)] == list(range(1, 10))


def test_a_rejected_record_gets_its_counts_with_its_case(sheriff, jb):
    citation = only(filed(file_of(record(citation_number="", last_name="", location_code="NOWHERE"))).citations.get())
    correct(citation=citation, values={"last_name": "BRANDT"}, version=version(citation), actor=jb)
    assert (only(citation).stage, Case.objects.count()) == ("temporary", 1)
    assert [row[2] for row in stored(citation)] == ["4000(A)"]


def test_a_misdemeanor_that_may_be_lowered_is_entered_as_an_infraction_and_over_limits_are_numbers(sheriff):
    over = second("35551(A)") | {"violation_2_over_limit": "001200"}
    citation = filed(file_of(record(violation_1_section="12500(A)", violation_1_statute="vc", **over))).citations.get()
    assert stored(citation) == [(1, 1, "12500(A)", "vc", None, True), (2, 2, "35551(A)", "VC", 1200, True)]


def test_an_amount_that_is_no_number_is_stored_as_nothing_and_stays_in_its_problem(sheriff):
    over = second("35551(A)") | {"violation_2_over_limit": "2 TON"}
    citation = filed(file_of(record(**GOOD, **over))).citations.get()
    assert stored(citation)[1] == (2, 2, "35551(A)", "VC", None, True)
    assert list(citation.problems.values_list("field", "value")) == [("violation_2_over_limit", "2 TON")]


def test_the_page_of_the_record_shows_them(sheriff, poc, client):
    citation = filed(file_of(record(violation_1_section="12500(A)"))).citations.get()
    client.force_login(poc)
    page = client.get(reverse("citation_page", args=[citation.pk])).content.decode()
    assert "Counts of the case" in page
    assert "a misdemeanor, entered as an infraction" in page
