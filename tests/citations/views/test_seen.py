"""What an agency sees of what it sent: every field that was filled, as it was filled, and whose file it is."""

import pytest
from django.test import Client
from django.urls import reverse

from citations.keeping import storage
from citations.layout.citation import CITATION, SECRET
from citations.models import CourtOfficer, ImageRead
from citations.queue.services.correcting import correct
from citations.states import Stage
from tests.citations.conftest import filed
from tests.citations.queue.waiting import version
from tests.citations.records import OWNER, file_of, header, record

pytestmark = pytest.mark.django_db

PLAIN = {
    "street_direction": "N", "street_type": "AV", "unit": "4", "address_line_2": "REAR", "address_type": "STREET",
    "address_role": "MAILING", "zip": "93023", "middle_name": "Q", "suffix": "JR", "owner_middle_name": "R",
    "owner_address_type": "POBOX", "construction_zone": "Y", "commercial_vehicle": "N", "pedestrian": "N",
    "bicycle": "Y", "photo_red_light": "X", "radar": "1", "violation_1_over_limit": "001200",
    "approximate_speed": "55", "officer_first_name": "LEE",
}  # fmt: skip
SECRETS = {"driver_license_number": "A1234567", "driver_license_state": "CA", "date_of_birth": "01021980"}


def as_(user):
    client = Client()
    client.force_login(user)
    return client


def test_every_field_that_was_filled_is_shown_as_it_was_filled(sheriff, poc):
    fields = PLAIN | OWNER | SECRETS
    raw = record(**fields)
    citation = filed(file_of(raw)).citations.get()
    page = as_(poc).get(reverse("citation_page", args=[citation.pk]))
    shown = {each.field.key: each.text for each in page.context["entered"]}
    sent = {field.key: raw[field.cut].decode().strip() for field in CITATION.fields if raw[field.cut].strip()}
    assert shown.keys() == sent.keys() >= fields.keys()
    assert {key: shown[key] for key in sent if key not in SECRET} == {
        key: text for key, text in sent.items() if key not in SECRET
    }
    assert [shown[key].strip("*") for key in sorted(SECRET & sent.keys())] == ["", ""]
    said = " ".join(page.content.decode().split())
    assert all(f'<th scope="row">{CITATION.by_key[key].label}</th>'.replace("'", "&#x27;") in said for key in fields)


def test_a_citation_may_open_although_some_columns_are_wrong_and_those_are_shown_as_found(sheriff, poc):
    citation = filed(file_of(record(eye_color="BRN", phone_number="555-0100", race="BLACK"))).citations.get()
    page = as_(poc).get(reverse("citation_page", args=[citation.pk]))
    assert (citation.stage, citation.case.stage) == ("open", "open")
    assert [(each["field"].key, each["value"]) for each in page.context["problems"]] == [
        ("phone_number", "555-0100"),
        ("eye_color", "BRN"),
        ("race", "BLACK"),
    ]


def test_whose_file_it_is_stands_beside_it_before_any_record_is_opened(sheriff, jb):
    filed(b"\n".join((header(agency="OXPD"), record(issuing_agency="OXPD"))), agency="")
    page = as_(jb).get(reverse("transfer_list"))
    [row] = page.context["page"].rows
    assert (row.channel_agency, row.header_agency) == ("", "OXPD")
    assert '<td data-label="Agency">OXPD</td>' in page.content.decode()


def test_what_a_header_says_is_kept_and_what_fills_it_up_is_in_the_stored_file_only(sheriff, jb):
    filled = header()[:24] + b"FILLER".ljust(2672)
    data = b"\n".join((filled, record()))
    plain, transfer = filed(file_of(record(citation_number="T2"))), filed(data)
    for each in (plain, transfer):
        assert (each.header_date.isoformat(), each.header_count, each.header_agency) == ("2016-06-29", 1, "VCSO")
        assert (each.notes, each.totals["open"]) == ([], 1)
    with storage.opened(transfer.sha256, transfer.size) as source:
        assert source[:] == data
    assert "FILLER" not in as_(jb).get(reverse("transfer_page", args=[transfer.pk])).content.decode()


def test_a_rejected_record_can_be_read_whole_with_what_is_wrong_and_what_to_do(sheriff, poc):
    raw = record(citation_number="BACK1", location_code="NOWHERE", violation_1_section="9999", last_name="")
    citation = filed(file_of(raw)).citations.get()
    page = as_(poc).get(reverse("citation_page", args=[citation.pk]))
    said = " ".join(page.content.decode().split())
    assert (citation.stage, citation.case_number, "no case" in said) == ("rejected", None, True)
    assert [each["field"].key for each in page.context["problems"]] == [
        "location_code",
        "last_name",
        "violation_1_section",
    ]
    assert all(each["advice"].cause and each["advice"].fix for each in page.context["problems"])
    assert len(page.context["entered"]) == sum(bool(raw[field.cut].strip()) for field in CITATION.fields)


def test_possible_duplicates_are_a_list_that_names_the_earlier_case(sheriff, jb):
    first = filed(file_of(record())).citations.get()
    later = filed(file_of(record(officer_remarks="AGAIN"))).citations.get()
    [line] = as_(jb).get(reverse("citation_report"), {"error": "16"}).context["lines"]
    assert (line.citation, line.status, line.invalid) == (later.pk, "Open", ["Citation Number: T000001"])
    page = as_(jb).get(reverse("citation_page", args=[later.pk]))
    assert [first.case_number in each["problem"].message for each in page.context["problems"]] == [True]


def test_counts_are_told_as_read_and_after_corrections_and_both_add_up(sheriff, jb):
    transfer = filed(file_of(record(citation_number="A1"), record(citation_number="A2", violation_1_section="9999")))
    client = as_(jb)
    page = client.get(reverse("transfer_page", args=[transfer.pk]))
    assert page.context["now"] == []
    held = transfer.citations.get(citation_number="A2")
    correct(citation=held, values={"violation_1_section": "4000(A)"}, version=version(held), actor=jb)
    page = client.get(reverse("transfer_page", args=[transfer.pk]))
    as_read, now = dict(page.context["totals"]), dict(page.context["now"])
    assert (as_read["open"], as_read["temporary"], now) == (1, 1, {Stage.OPEN: 2})
    assert sum(as_read.values()) == sum(now.values()) == page.context["received"] == 2
    assert "After corrections:" in page.content.decode()


def test_what_an_agency_leaves_blank_is_counted_if_somebody_asks(sheriff, poc):
    ours = record(citation_number="A1", address_type="STREET", street_type="AV", owner_same_as_recipient="Y")
    transfer = filed(file_of(ours, record(citation_number="A2", street_type="", address_type=""), record()[:9]))
    page = as_(poc).get(reverse("transfer_page", args=[transfer.pk]) + "?look=blanks")
    blank = {each.label: each.records for each in page.context["blanks"]}
    assert (page.context["counted"], blank["Address type"], blank["Street type"]) == (2, 1, 1)
    assert (blank["Over-limit amount"], blank["Owner's name"], "City" in blank) == (2, 1, False)
    assert "1 of 2" in page.content.decode()
    assert ImageRead.objects.filter(reader=poc).count() == 2
    assert "is_counted" not in as_(poc).get(reverse("transfer_page", args=[transfer.pk])).context


def test_an_extended_zip_is_read_with_its_hyphen(sheriff, poc):
    citation = filed(file_of(record(zip="930231234"))).citations.get()
    page = as_(poc).get(reverse("citation_page", args=[citation.pk]))
    assert {each.field.key: each.text for each in page.context["entered"]}["zip"] == "93023-1234"


def test_names_of_officers_are_offered_to_the_state_and_to_their_own_agency_only(sheriff, poc, jb):
    known = CourtOfficer.objects.create(
        key="chp", agency="CHP", badge="77", last_name="HIDDENNAME", name_kind="courtname"
    )
    CourtOfficer.objects.create(key="vcso", agency="VCSO", badge="77", last_name="OWNNAME", name_kind="courtname")
    other, own = (
        filed(
            file_of(record(issuing_agency=code, officer_badge=known.badge, officer_last_name="OTHER"))
        ).citations.get()
        for code in ("CHP", "VCSO")
    )
    shown = {
        (user, each.agency): name in as_(user).get(reverse("citation_page", args=[each.pk])).content.decode()
        for user in (poc, jb)
        for each, name in ((other, "HIDDENNAME"), (own, "OWNNAME"))
    }
    assert shown == {(poc, "CHP"): False, (poc, "VCSO"): True, (jb, "CHP"): True, (jb, "VCSO"): True}


def test_a_correction_that_cannot_be_opened_leaves_the_page_without_the_record(sheriff, jb, settings):
    settings.FIELD_KEYS = ["old:" + "A" * 43 + "="]
    citation = filed(file_of(record(social_security_number="12345678X", violation_1_section="9999"))).citations.get()
    correct(citation=citation, values={"social_security_number": "123456789"}, version=version(citation), actor=jb)
    settings.FIELD_KEYS = ["new:" + "B" * 42 + "A="]
    page = as_(jb).get(reverse("citation_page", args=[citation.pk]))
    assert (page.status_code, page.context["is_opened"]) == (200, False)
