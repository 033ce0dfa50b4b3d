"""A system that writes XML answers the pack like one that writes fixed widths, but for the ten citations that XML cannot say."""

import pytest
import time_machine

from citations.conformance.pack import Pack
from citations.conformance.words import record_of
from citations.reading.from_xml import BadXml, file_from_xml
from tests.citations.conformance.conftest import DAY, Machine
from tests.citations.xml_writer import document, texts_of

pytestmark = pytest.mark.django_db


REFUSED = {"04C", "TYB", "TYC", "TYF", "TYG", "TYI", "TYJ", "TYK"}
"""Days, times, flags and numbers that are none: a document with one of them is refused."""

UNSAID = {"TYD", "REB"}
"""A time without its half of the day, and a reserved byte: XML has no element for either."""


def can_be_said(texts: dict[str, str]) -> bool:
    try:
        file_from_xml(document(texts))
    except BadXml:
        return False
    return True


def test_an_answer_as_xml_is_right_but_for_days_and_numbers_that_are_none(machine: Machine, pack: Pack) -> None:
    asked = {each.scenario.key: texts_of(record_of(each.values)) for each in pack.asked}
    left_out = {key for key, texts in asked.items() if not can_be_said(texts)}
    body = document(*(texts for key, texts in asked.items() if key not in left_out), day=f"{DAY}", agency=pack.agency)
    with time_machine.travel(f"{DAY}T18:00:00Z", tick=False):
        told = machine.post("/api/v1/conformance", body, "application/xml").json()
    wrong = {each["scenario"] for each in told["scenarios"] if each["state"] == "wrong"}
    assert (left_out, wrong) == (REFUSED, UNSAID)
    assert told["passed"] == len(asked) - len(REFUSED | UNSAID)
