"""Citations as XML over the interface: sent, tried, described, and refused with a sentence."""

import hashlib

import pytest
from django.test import Client

from citations.keeping import storage
from citations.models import Transfer
from citations.reading.laid import FIELDS
from tests.citations.partners.test_api import CHECK, SEND, told
from tests.citations.records import file_of, record
from tests.citations.xml_writer import document, texts_of

pytestmark = pytest.mark.django_db

XML = "application/xml"
RECORDS = [
    record(citation_number="X1", radar="Y", weight="090"),
    record(citation_number="X2", race="Q", social_security_number="12345678X", violation_2_section="9999"),
    record(citation_number="", location_code="NOWHERE", last_name="", driver_license_number="A1234567"),
]


def test_citations_are_sent_as_xml_and_end_like_those_of_a_file(machine):
    body = document(*(texts_of(each) for each in RECORDS))
    tried, plain = machine.post(CHECK, body, XML), machine.post(CHECK, file_of(*RECORDS))
    assert (tried.status_code, tried.json()["records"]) == (200, plain.json()["records"])
    assert [each["stage"] for each in tried.json()["records"]] == ["open", "temporary", "rejected"]
    sent = machine.post(SEND, body, "text/xml; charset=utf-8")
    transfer = Transfer.objects.get()
    assert (sent.status_code, sent.json()["size"]) == (202, 4 * 2697)
    with storage.opened(transfer.sha256, transfer.size) as source:
        assert source[:] == file_of(*RECORDS)
        assert hashlib.sha256(source[:]).hexdigest() == sent.json()["sha256"] == tried.json()["sha256"]


@pytest.mark.parametrize("url", [SEND, CHECK])
@pytest.mark.parametrize(
    ("body", "says"),
    [
        (document({"social_security_number": "123-45-6789"}), "Citation 1, line 5, j:CitationSubject/nc:EntityPerson/nc:PersonSSNIdentification/nc:IdentificationID: 11 characters, and the field has 9. Nothing was kept."),
        (b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', "Line 1: a document type declaration (DOCTYPE) is not read. Leave it out. Nothing was kept."),
        (b" ", "The body is not XML: line 1, column 2. There is no element, or the text ends before the last one is closed. Nothing was kept."),
    ],
)  # fmt: skip
def test_a_document_that_is_none_is_refused_with_its_place(machine, url, body, says):
    assert told(machine.post(url, body, XML)) == (400, says)
    assert not Transfer.objects.exists()


def test_xml_that_is_too_long_is_not_read(machine, monkeypatch):
    monkeypatch.setattr("citations.partners.incoming.BY_NAME_LIMIT", 10)
    status, sentence = told(machine.post(SEND, document(), XML))
    assert (status, "The XML has" in sentence, "at most 10 can be read" in sentence) == (413, True, True)


def test_without_a_token_no_xml_is_read(machine):
    assert told(Client().post(SEND, document(), XML))[0] == 401


def test_the_description_lists_every_element_and_its_example_is_taken(machine):
    paths = Client().get("/api/v1/openapi.json").json()["paths"]
    for path in ("/api/v1/transfers", "/api/v1/check", "/api/v1/conformance"):
        described = paths[path]["post"]["requestBody"]["content"][XML]
        elements = described["schema"]["x-elements"]
        keys = {key for each in elements for key in each["fields"].split()}
        assert {key.replace("N", str(n)) for key in keys for n in range(1, 9)} == {*FIELDS, "date", "agency"}
        tried = machine.post(CHECK, described["example"].encode(), XML)
        assert (tried.status_code, tried.json()["totals"]["received"]) == (200, 1)
