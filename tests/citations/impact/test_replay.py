"""A filed file under the rules of now (F-73)."""

import pytest
from django.test import Client
from django.urls import reverse

from citations.impact import replaying
from citations.impact.replaying import replay_of
from citations.models import Charge, Transfer
from citations.queue.services.correcting import correct
from tests.citations.conftest import filed
from tests.citations.impact.test_comparing import counted, rules
from tests.citations.queue.waiting import version
from tests.citations.records import file_of, record

pytestmark = pytest.mark.usefixtures("stored")

FILE = file_of(
    record(citation_number="A1"),
    record(citation_number="A2", violation_1_section="9999"),
    record(citation_number="A1", eye_color="BRO"),
    record(citation_number="A4")[:100],
)


def page_of(user, transfer, query=""):
    client = Client()
    client.force_login(user)
    answer = client.get(reverse("transfer_replay", args=[transfer.pk]) + query)
    return answer.status_code, " ".join(answer.content.decode().split())


def test_under_the_same_rules_every_verdict_is_the_same(sheriff):
    impact = replay_of(filed(FILE), rules())
    assert (impact.examined, impact.changed, impact.unopened) == (3, 0, 0)


def test_a_charge_that_the_court_takes_since_opens_what_was_held(sheriff):
    transfer = filed(FILE)
    taken = Charge.objects.filter(section="4000(A)").get()
    Charge.objects.create(
        key="new", statute=taken.statute, section="9999", level="infraction", wobbler=False, dmv_reportable=False
    )
    before = counted()
    impact = replay_of(transfer, rules())
    # There is a charge now, but no bail for it.
    assert impact.changed == 0
    impact = replay_of(transfer, rules(**{"14__refused": "report"}))
    assert dict(impact.stages) == {("temporary", "open"): 1}
    assert [each.number for each in impact.records] == ["A2"]
    assert counted() == before


def test_corrections_since_are_left_out(sheriff, jb):
    transfer = filed(FILE)
    held = transfer.citations.get(citation_number="A2")
    correct(citation=held, values={"violation_1_section": "4000(A)"}, version=version(held), actor=jb)
    held.refresh_from_db(fields=["stage"])
    assert held.stage == "open"
    assert replay_of(transfer, rules()).changed == 0


def test_a_long_file_is_looked_at_as_far_as_somebody_can_wait(sheriff, monkeypatch):
    monkeypatch.setattr(replaying, "MOST", 2)
    assert replay_of(filed(FILE), rules()).examined == 2


def test_records_that_do_not_open_are_counted(sheriff, settings):
    settings.FIELD_KEYS = ["old:" + "A" * 43 + "="]
    transfer = filed(file_of(record(citation_number="A1", social_security_number="12345678X"), record(race="Q")))
    settings.FIELD_KEYS = ["new:" + "B" * 42 + "A="]
    impact = replay_of(transfer, rules())
    assert (impact.examined, impact.unopened) == (0, 2)


def test_however_records_are_paged_the_answer_is_the_same(sheriff, jb, monkeypatch):
    transfer = filed(FILE)
    held = transfer.citations.get(citation_number="A2")
    correct(citation=held, values={"violation_1_section": "4000(A)"}, version=version(held), actor=jb)
    changed = rules(**{"14__refused": "report"})
    whole = replay_of(transfer, changed)
    monkeypatch.setattr(replaying, "PAGE", 1)
    assert (replay_of(transfer, changed), whole.changed) == (whole, 1)


def test_the_page_is_for_the_state_and_takes_another_courts_rules(sheriff, jb, dps, poc):
    transfer = filed(FILE)
    assert page_of(poc, transfer)[0] == 403
    status, text = page_of(jb, transfer)
    assert (status, "All 3 records would get the same verdict" in text) == (200, True)
    for query in ("?rules=vermont", "?rules=nowhere", "?rules=%00"):
        assert page_of(dps, transfer, query)[0] == 200
    again = filed(FILE)
    assert Transfer.objects.get(pk=again.pk).resend_of == transfer
    assert page_of(jb, again)[0] == 404


def test_the_page_says_how_many_were_looked_at_in_sentences(sheriff, jb):
    one, none = file_of(record(citation_number="B1")), file_of(record(citation_number="B2")[:99])
    assert "The one record that was looked at would get the same verdict." in page_of(jb, filed(one))[1]
    assert "No record of this file was looked at." in page_of(jb, filed(none))[1]
