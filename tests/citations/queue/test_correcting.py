"""Correcting a citation: problems clear, the stage follows through the door, and what was received stays as it was."""

import pytest
from django.apps import apps
from django.db import InternalError, connection, transaction
from django.utils import timezone

from citations.models import Case, Citation, CorrectedField, Correction, ImageRead
from citations.queries import verdict_of
from citations.queue.queries import case_with, corrected_values, new_value, refused_before, sent_again, waiting
from citations.queue.services.assigning import assign
from citations.queue.services.correcting import correct, current_image, try_out
from tests.citations.conftest import filed
from tests.citations.queue.waiting import held, only, refused, version
from tests.citations.records import file_of, record
from workflow.errors import ChangedMeanwhile, NotNow, NotYou
from workflow.history import entries_of

pytestmark = pytest.mark.django_db

CHARGE = {"violation_1_section": "4000(A)"}
ALL = CHARGE | {"location_code": "OJAI", "last_name": "SPECIMEN"}


def errors(citation):
    return list(citation.problems.order_by("pk").values_list("edit", "field"))


def test_a_held_citation_opens_with_valid_data_and_keeps_its_case_number(sheriff, jb):
    citation = held()
    number, image = citation.case_number, bytes(citation.image)
    assert (citation.stage, citation.case.stage, errors(citation)) == (
        "temporary",
        "temporary",
        [("type", "social_security_number"), ("code", "eye_color"), ("14", "violation_1_section")],
    )
    outcome = correct(citation=citation, values=CHARGE, version=0, actor=jb, note="The officer told us.")
    citation = only(citation)
    assert (outcome.is_open, outcome.cleared, outcome.changed) == (
        True,
        [("14", "violation_1_section")],
        ["violation_1_section"],
    )
    assert outcome.remaining == errors(citation) == [("type", "social_security_number"), ("code", "eye_color")]
    assert (citation.stage, citation.case_number, citation.case.stage) == ("open", number, "open")
    assert bytes(citation.image) == image
    acts = [(e.verb, e.actor, e.from_state, e.to_state, e.note) for e in entries_of(citation.correction)]
    assert acts == [
        ("take_up", jb, "", "waiting", ""),
        ("correct", jb, "waiting", "waiting", "The officer told us."),
        ("settle", jb, "waiting", "settled", ""),
    ]
    row = apps.get_model("citations", "CitationEvent").objects.get(pgh_obj=citation)
    assert (row.stage, row.pgh_context.metadata["entry"]) == ("open", entries_of(citation.correction).last().pk)
    change = CorrectedField.objects.get()
    assert (change.field, change.old_value, change.new_value) == ("violation_1_section", "9999", "4000(A)")
    assert change.entry.verb == "correct"


def test_data_that_is_still_wrong_leaves_it_waiting_with_fewer_problems(sheriff, jb):
    citation = held()
    outcome = correct(citation=citation, values={"eye_color": "BRO", "race": "??"}, version=0, actor=jb)
    assert (outcome.is_open, outcome.cleared) == (False, [("code", "eye_color")])
    assert errors(citation) == [
        ("type", "social_security_number"),
        ("code", "race"),
        ("14", "violation_1_section"),
    ]
    assert (only(citation).stage, Correction.objects.get().state) == ("temporary", "waiting")
    assert correct(citation=citation, values=CHARGE | {"race": ""}, version=version(citation), actor=jb).is_open
    assert corrected_values([citation])[citation.pk] == {
        "eye_color": "BRO",
        "race": "",
        "violation_1_section": "4000(A)",
    }


def test_an_accepted_citation_is_never_rejected_by_a_correction(sheriff, jb):
    citation = held()
    values = {"location_code": "NOWHERE", "last_name": "", "citation_number": ""}
    correct(citation=citation, values=values, version=0, actor=jb)
    citation = only(citation)
    assert (citation.stage, citation.case_number is None, citation.problems.filter(weight="hold").count()) == (
        "temporary",
        False,
        4,
    )


def test_a_rejected_citation_gets_a_case_once_it_has_few_enough_problems(sheriff, jb):
    held()
    citation = refused()
    assert (citation.stage, citation.case_number) == ("rejected", None)
    correct(citation=citation, values={"location_code": "OJAI"}, version=0, actor=jb)
    citation = only(citation)
    year = timezone.localdate().year
    assert (citation.stage, citation.case_number) == ("temporary", f"VCT-{year}-000001")
    assert (citation.case.stage, citation.case.number) == ("temporary", citation.case_number)
    assert Correction.objects.get(citation=citation).state == "accepted"
    correct(citation=citation, values=ALL, version=version(citation), actor=jb)
    citation = only(citation)
    assert (citation.stage, citation.case_number, citation.case.stage) == ("open", f"VCT-{year}-000001", "open")
    assert [e.verb for e in entries_of(citation.correction)] == ["take_up", "correct", "accept", "correct", "settle"]


def test_a_rejected_citation_may_open_at_once(sheriff, jb):
    citation = refused()
    assert correct(citation=citation, values=ALL, version=0, actor=jb).is_open
    assert (only(citation).stage, Case.objects.count(), Correction.objects.get().state) == ("open", 1, "settled")


def test_the_same_rejected_record_is_not_accepted_twice(sheriff, jb):
    first = refused()
    second = filed(file_of(record(citation_number="OK"), record(**REFUSED_FIELDS))).citations.get(record=2)
    correct(citation=first, values=ALL, version=0, actor=jb)
    with pytest.raises(NotNow, match="on file as case"):
        correct(citation=second, values=ALL, version=0, actor=jb)
    assert (only(second).stage, CorrectedField.objects.filter(correction__citation=second).count()) == ("rejected", 0)


REFUSED_FIELDS = {
    "citation_number": "REFUSED1",
    "location_code": "NOWHERE",
    "violation_1_section": "9999",
    "last_name": "",
}


def test_a_stale_page_saves_nothing(sheriff, jb, jb_ops):
    citation = held()
    correct(citation=citation, values={"eye_color": "BRO"}, version=0, actor=jb)
    for stale in (0, 1):
        with pytest.raises(ChangedMeanwhile):
            correct(citation=citation, values={"eye_color": "BLU"}, version=stale, actor=jb_ops)
    assert corrected_values([citation])[citation.pk] == {"eye_color": "BRO"}


def test_saving_what_is_there_already_writes_nothing(sheriff, jb):
    citation = held()
    outcome = correct(citation=citation, values={"eye_color": "BRN"}, version=0, actor=jb)
    assert (outcome.changed, outcome.cleared, CorrectedField.objects.count()) == ([], [], 0)
    assert [e.verb for e in entries_of(Correction.objects.get())] == ["take_up"]


def test_only_the_court_corrects_and_only_what_waits(sheriff, jb, dps, admin, poc):
    citation = held()
    for user in (dps, admin, poc):
        with pytest.raises(NotYou):
            correct(citation=citation, values=CHARGE, version=0, actor=user)
    correct(citation=citation, values=CHARGE, version=0, actor=jb)
    with pytest.raises(NotNow):
        correct(citation=citation, values={"eye_color": "BRO"}, version=version(citation), actor=jb)


def test_a_text_that_does_not_fit_is_refused_whole(sheriff, jb):
    citation = held()
    for words in ("X" * 13, "tab\there", "日本"):
        with pytest.raises(ValueError, match=r"places|control|cannot hold") as error:
            correct(citation=citation, values={"eye_color": words}, version=0, actor=jb)
        assert words not in str(error.value)
    assert Correction.objects.count() == 0


def test_secret_values_are_sealed_and_looks_are_written_down(sheriff, jb):
    citation = held()
    correct(citation=citation, values={"social_security_number": "123456789"}, version=0, actor=jb)
    row = CorrectedField.objects.get()
    assert (row.old_value, row.new_value, new_value(row)) == ("", "", "123456789")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT t::text FROM citations_correctedfield t UNION ALL SELECT t::text FROM citations_correction t"
        )
        assert [cells for (cells,) in cursor.fetchall() if "123456789" in cells or "12345678X" in cells] == []
    raw, image = current_image(citation, reader=jb)
    assert (b"12345678X" in raw, b"123456789" in image, len(image)) == (True, True, 2696)
    assert set(ImageRead.objects.values_list("reader", "purpose")) == {(jb.pk, "correction")}


def test_nothing_is_kept_of_a_trial(sheriff, jb):
    citation = held()
    _, image = current_image(citation, reader=jb)
    judged = try_out(citation=citation, image=image, values=CHARGE)
    assert (judged.stage, len(judged.problems)) == ("open", 2)
    assert (only(citation).stage, Correction.objects.count()) == ("temporary", 0)


def test_the_verdict_of_the_file_stays_what_it_was(sheriff, jb):
    citation = held()
    before = verdict_of(citation.transfer).as_json()
    correct(citation=citation, values=CHARGE | {"citation_number": "OTHER"}, version=0, actor=jb)
    correct(citation=refused(), values=ALL, version=0, actor=jb)
    assert verdict_of(citation.transfer).as_json() == before
    assert only(citation).citation_number == "OTHER"


@pytest.mark.parametrize("stage", ["open", "rejected", "skipped"])
def test_the_stage_never_moves_around_the_door(sheriff, stage):
    citation = held()
    with pytest.raises(InternalError, match="changes only together with its correction"), transaction.atomic():
        Citation.objects.filter(pk=citation.pk).update(stage=stage)


def test_the_stored_image_cannot_be_changed(sheriff):
    citation = held()
    with pytest.raises(InternalError, match="Cannot update"), transaction.atomic():
        Citation.objects.filter(pk=citation.pk).update(image=b"other")


def test_a_citation_belongs_to_somebody_of_the_court_or_to_nobody(sheriff, jb, jb_ops, dps):
    one, other = held("A"), held("B")
    assert assign(citations=[one, other], to=jb_ops, actor=jb) == 2
    assert assign(citations=[one, other], to=jb_ops, actor=jb) == 0
    assert assign(citations=[one], to=None, actor=jb) == 1
    assert list(Correction.objects.order_by("citation").values_list("assignee", flat=True)) == [None, jb_ops.pk]
    assert [(e.verb, e.note) for e in entries_of(one.correction)] == [
        ("take_up", ""),
        ("assign", "To Oscar Operations"),
        ("release", ""),
    ]
    with pytest.raises(NotYou):
        assign(citations=[one], to=dps, actor=jb)
    with pytest.raises(NotYou):
        assign(citations=[one], to=jb, actor=dps)


def test_a_number_on_file_is_warned_about_once_and_only_by_earlier_ones(sheriff, jb):
    first, second = held("SAME"), held("SAME", eye_color="BLU")
    key = (b"vcso", b"same")
    assert (case_with(key, first), case_with(key, second)) == (None, first.case_number)
    correct(citation=second, values={"weight": "180"}, version=0, actor=jb)
    assert ("16", "citation_number") in errors(second)
    correct(citation=second, values={"citation_number": "ANOTHER"}, version=version(second), actor=jb)
    assert ("16", "citation_number") not in errors(second)


def test_a_record_sent_again_is_tied_to_the_rejected_one_which_waits_no_longer(sheriff):
    first, other = refused("AGAIN"), refused("OTHER")
    assert (refused_before(first), sent_again(first)) == (None, None)
    second = refused("AGAIN", eye_color="BRO")
    assert set(waiting()) == {first, other, second}
    third = held("AGAIN")
    assert (refused_before(third), sent_again(first), sent_again(second)) == (second, third, third)
    assert set(waiting()) == {other, third}
