"""Citations as XML become the bytes of a citation file, or a sentence says why not."""

import json
import time
import tracemalloc
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citations.disposition import stage_of
from citations.edits.examiner import Examiner
from citations.layout.citation import CITATION
from citations.profiles import load
from citations.reading.as_xml import EXAMPLE, as_xml
from citations.reading.files import read
from citations.reading.from_json import file_from_json
from citations.reading.from_xml import BadXml, file_from_xml
from citations.reading.laid import FIELDS
from citations.reading.niem import NAMESPACES, PLACES, Form
from citations.reading.survey import survey
from tests.citations.records import file_of, record
from tests.citations.reference import sample_tables
from tests.citations.test_sample import READ_ALONE, SAMPLE
from tests.citations.xml_writer import HEAD, SPACES, document, texts_of

NUMBER = "<nc:ActivityIdentification><nc:IdentificationID>A1</nc:IdentificationID></nc:ActivityIdentification>"
FLAGS = {**dict.fromkeys("YX1T", "Y"), **dict.fromkeys("N0F", "N")}


def refused(body):
    with pytest.raises(BadXml) as wrong:
        file_from_xml(body)
    return str(wrong.value)


def within(inner):
    return document(f"<j:Citation>{inner}</j:Citation>")


def subject(inner):
    return within(f"<j:CitationSubject><nc:EntityPerson>{inner}</nc:EntityPerson></j:CitationSubject>")


def more(inner):
    return within(f"<et:CitationAugmentation>{inner}</et:CitationAugmentation>")


def fields_of(data, number=1):
    return texts_of(data.split(b"\n")[number])


def test_the_bytes_are_those_of_the_file_with_the_same_texts():
    one, two = record(citation_number="A1"), record(citation_number="A2", city="OJAI", radar="N", weight="090")
    data = file_from_xml(document(texts_of(one), texts_of(two)))
    assert data == file_from_json(
        json.dumps({"date": "2016-06-29", "agency": "VCSO", "citations": [texts_of(one), texts_of(two)]}).encode()
    )
    reading = read(data)
    assert (reading.header.count, reading.header.agency, str(reading.header.sent_on)) == (2, "VCSO", "2016-06-29")
    assert survey(reading, "VCSO").notes == survey(read(file_of(one, two)), "VCSO").notes == []


def test_every_field_has_its_element_and_no_element_is_of_no_field():
    told = {key.format(number) for place in PLACES for key in place.keys for number in range(1, 9)}
    assert told == set(FIELDS)
    assert len({place.path for place in PLACES}) == len(PLACES)
    assert all(part.partition(":")[0] in NAMESPACES for place in PLACES for part in place.path.split("/"))


PLAIN = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=1, max_size=8)
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)).map(lambda day: f"{day:%m%d%Y}")
BY_KIND = {
    "date": DAYS,
    "flag": st.sampled_from("YN"),
    "time": st.tuples(st.integers(1, 12), st.integers(0, 59)).map(lambda clock: "{:02}{:02}".format(*clock)),
    "ampm": st.sampled_from("AP"),
}


@st.composite
def citations(draw):
    texts = {}
    for key in draw(st.sets(st.sampled_from(sorted(FIELDS)))):
        field = FIELDS[key]
        if field.kind == "number":
            texts[key] = f"{draw(st.integers(0, 10**field.width - 1)):0{field.width}}"
        else:
            texts[key] = draw(BY_KIND.get(field.kind, PLAIN))[: field.width]
    for of in ("violation", "appearance"):
        if f"{of}_time" in texts:
            texts.setdefault(f"{of}_ampm", "P")
        else:
            texts.pop(f"{of}_ampm", None)
    return texts


@given(st.lists(citations(), max_size=3))
def test_whatever_xml_can_say_stands_in_its_field_and_nothing_else_does(said):
    body = {"date": "2016-06-29", "agency": "VCSO", "citations": said}
    assert file_from_xml(document(*said)) == file_from_json(json.dumps(body).encode())
    assert file_from_xml(as_xml(date(2016, 6, 29), "VCSO", said)) == file_from_xml(document(*said))


def verdict(raw):
    """Stage and problems; a flag is told as yes or no, since XML knows no other ways to write it."""
    profile = load()
    problems = sorted(
        Examiner(profile, sample_tables(), date(2016, 6, 30)).examine(raw).problems, key=lambda each: each.place
    )
    told = [
        (each.edit, each.field, FLAGS.get(each.value, each.value), each.weight.name, each.message) for each in problems
    ]
    return stage_of(problems, profile), [each for each in told if each[1] != "reserved"]


REFUSED = {
    4: "et:CitationAugmentation/et:SubjectSignedIndicator: must be true or false.",
    5: "et:CitationAugmentation/et:SubjectSignedIndicator: must be true or false.",
    10: "j:CitationViolation/nc:ActivityDate/nc:Date: must be a day of the calendar",
    25: "et:CitationAugmentation/et:ViolationTime: must be a time of the day",
}
"""Records of the sample that hold something that XML cannot say, and what is told of them."""


@pytest.mark.parametrize("expected", READ_ALONE, ids=lambda each: f"record {each['record']}")
def test_a_record_of_the_sample_gets_the_same_verdict_as_xml(expected):
    start, end = expected["span"]
    raw = SAMPLE[start:end]
    if expected["record"] in REFUSED:
        assert REFUSED[expected["record"]] in refused(document(texts_of(raw)))
        raw = bytearray(raw)
        for key in ("signed", "violation_date", "violation_time", "violation_ampm"):
            raw[CITATION.by_key[key].cut] = b" " * CITATION.by_key[key].width
        raw = bytes(raw)
    assert verdict(file_from_xml(document(texts_of(raw))).split(b"\n")[1]) == verdict(raw)


@pytest.mark.parametrize(
    ("clock", "field"),
    [
        ("00:00:00", "1200A"),
        ("00:59:59", "1259A"),
        ("01:00:00", "0100A"),
        ("11:59", "1159A"),
        ("12:00:00", "1200P"),
        ("12:30:00.250", "1230P"),
        ("13:05:00", "0105P"),
        ("23:59:00", "1159P"),
    ],
)
def test_a_day_with_its_time_is_one_element_or_two(clock, field):
    whole = f"<j:CitationViolation><nc:ActivityDate><nc:DateTime>2016-06-01T{clock}</nc:DateTime></nc:ActivityDate></j:CitationViolation>"
    told = fields_of(file_from_xml(within(whole)))
    assert told == {"violation_date": "06012016", "violation_time": field[:4], "violation_ampm": field[4:]}
    alone = fields_of(file_from_xml(more(f"<et:AppearanceTime>{clock}</et:AppearanceTime>")))
    assert alone == {"appearance_time": field[:4], "appearance_ampm": field[4:]}


def test_flags_numbers_and_blank_elements():
    data = file_from_xml(
        more(
            "<et:BicycleIndicator> 1 </et:BicycleIndicator><et:PedestrianIndicator>0</et:PedestrianIndicator>"
            "<et:SubjectHeightFeetQuantity>+6</et:SubjectHeightFeetQuantity><et:AppearanceTime/>"
            "<et:SafeSpeedRateMeasure><nc:MeasureIntegerValue>000000065</nc:MeasureIntegerValue>"
            "<nc:MeasureUnitText>mph</nc:MeasureUnitText></et:SafeSpeedRateMeasure>"
        )
    )
    assert fields_of(data) == {"bicycle": "Y", "pedestrian": "N", "height_feet": "006", "safe_speed": "065"}


def test_prefixes_do_not_matter_and_namespaces_do():
    text = document({"last_name": "O'NEILL & SONS", "city": "MÉXICO"}).decode()
    for prefix, uri in NAMESPACES.items():
        text = text.replace(f"xmlns:{prefix}=", f"xmlns:{prefix}x=").replace(f"{prefix}:", f"{prefix}x:")
        text = text.replace(uri.replace(f"{prefix}:", f"{prefix}x:"), uri)
    data = file_from_xml(text.encode())
    assert fields_of(data) == {"last_name": "O'NEILL & SONS", "city": "MÉXICO"}
    assert "Write et:CitationFile" not in refused(b"<CitationFile/>")
    wrong = refused(text.replace("niem-core/6.0", "niem-core/5.0").encode())
    assert "Write nc:DocumentCreationDate, of the namespace https://docs.oasis-open.org/" in wrong


def test_who_is_no_person_has_an_address_of_its_own():
    contact = "<nc:ContactMailingAddress><nc:AddressCityName>OJAI</nc:AddressCityName></nc:ContactMailingAddress>"
    company = f"<nc:OrganizationName>FREIGHT</nc:OrganizationName><nc:OrganizationPrimaryContactInformation>{contact}</nc:OrganizationPrimaryContactInformation>"
    owner = f"<nc:Vehicle><nc:ItemOwner><nc:EntityOrganization>{company}</nc:EntityOrganization></nc:ItemOwner></nc:Vehicle>"
    one = f"<j:CitationSubject><nc:EntityOrganization>{company}</nc:EntityOrganization></j:CitationSubject>"
    told = fields_of(file_from_xml(within(f"{one}<et:CitationAugmentation>{owner}</et:CitationAugmentation>")))
    assert told == {
        "business_name": "FREIGHT",
        "city": "OJAI",
        "owner_enterprise_name": "FREIGHT",
        "owner_city": "OJAI",
    }


def test_a_charge_without_anything_leaves_its_place_blank():
    statute = "<j:ChargeStatute><j:StatuteCodeIdentification><nc:IdentificationID>VC</nc:IdentificationID></j:StatuteCodeIdentification></j:ChargeStatute>"
    data = file_from_xml(more(f"<j:Charge/><j:Charge>{statute}</j:Charge>"))
    assert fields_of(data) == {"violation_2_statute": "VC"}
    assert "j:Charge may stand there 8 times, and stands there once more." in refused(more("<j:Charge/>" * 9))


@pytest.mark.parametrize("encoding", ["UTF-8", "UTF-16", "ISO-8859-1"])
def test_the_encoding_that_is_declared_is_the_one_that_is_read(encoding):
    text = document({"last_name": "MUÑOZ"}).decode().replace("UTF-8", encoding)
    assert fields_of(file_from_xml(text.encode(encoding)))["last_name"] == "MUÑOZ"


BOMB = '<!DOCTYPE a [<!ENTITY a "ha">{}]>\n'.format(
    "".join('<!ENTITY {} "{}">'.format(chr(98 + n), f"&{chr(97 + n)};" * 10) for n in range(9))
)
OUTSIDE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n'
DECLARED = '<?xml version="1.0" encoding="{}"?><et:CitationFile/>'


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"", "The body is not XML: line 1, column 1. There is no element, or the text ends"),
        (b" \n ", "There is no element"),
        (b"{}", "The body is not XML: line 1"),
        (b"<a><b></a>", "The first element must be et:CitationFile, of the namespace urn:state-e-ticketing:citation:1."),
        (b"<a", "The body is not XML"),
        (BOMB.encode() + b"<a>&j;</a>", "A document type declaration (DOCTYPE) is not read. Leave it out."),
        (OUTSIDE.encode() + b"<a>&x;</a>", "A document type declaration (DOCTYPE) is not read."),
        (b'<!DOCTYPE a SYSTEM "http://198.51.100.1/a.dtd"><a/>', "A document type declaration (DOCTYPE) is not read."),
        (document("&x;"), "Only amp, lt, gt, quot and apos may be named with &."),
        (b"<x:a/>", "A prefix has no namespace. Declare it with xmlns."),
        (DECLARED.format("UTF-7").encode(), "declares an encoding that is not read here. Write UTF-8"),
        (DECLARED.format("zlib").encode(), "declares an encoding that is not read here."),
        (DECLARED.format("shift_jis").encode(), "declares an encoding that is not read here."),
        (DECLARED.format("UTF-16").encode(), "The bytes are in another encoding than declared."),
        (document({"city": "\u00c9"}).replace("\u00c9".encode(), b"\xc9"), "in another encoding than declared."),
        (HEAD.format(spaces=SPACES, day="2016-06-29").encode(), "The body is not XML: line 4, column 1."),
    ],
)  # fmt: skip
def test_what_is_no_document_or_a_hostile_one_is_refused(body, says):
    assert says.lower() in refused(body).lower()


def test_deep_nesting_and_many_attributes_cost_nothing():
    for body in (
        b"<a>" * 1_000_000,
        document("<j:Citation>" * 100_000),
        within("<nc:ActivityIdentification>" * 300_000),
        ("<a " + " ".join(f'b{n}="c"' for n in range(200_000)) + "/>").encode(),
        document("<j:Citation {}><x/></j:Citation>".format(" ".join(f"xmlns:b{n}='c{n}'" for n in range(100_000)))),
    ):
        tracemalloc.start()
        began = time.perf_counter()
        refused(body)
        taken, (_, most) = time.perf_counter() - began, tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert taken < 5
        assert most < 8 << 20


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (document(day="2016-06-31"), "Line 3, nc:DocumentCreationDate/nc:Date: must be a day of the calendar"),
        (document(day="20160629"), "nc:DocumentCreationDate/nc:Date: must be a day of the calendar"),
        (document(day=""), "The day of the transfer is missing. Write it into nc:DocumentCreationDate/nc:Date."),
        (document(agency="A" * 13), "nc:OrganizationIdentification/nc:IdentificationID: 13 characters, and the field has 12."),
        (document(inside="<j:Citations/>"), "there is no element j:Citations there. Did you mean j:Citation?"),
        (document(inside="text"), "holds elements and no text."),
        (within(NUMBER * 2), "Citation 1, line 5: nc:ActivityIdentification may stand there once, and stands there once more."),
        (document(f"<j:Citation>{NUMBER}</j:Citation>", "<j:Citation>\n<nc:Vehicle/></j:Citation>"), "Citation 2, line 6: there is no element nc:Vehicle there."),
        (within('<nc:ActivityIdentification x="1"/>'), "the attribute x is not read. Leave it out."),
        (within('<nc:ActivityIdentification xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"/>'), "the attribute nil is not read."),
        (within("<nc:ActivityIdentification><nc:IdentificationID>1<b/></nc:IdentificationID></nc:ActivityIdentification>"), "nc:ActivityIdentification/nc:IdentificationID: holds a text and no elements."),
        (subject("<nc:PersonBirthDay/>"), "Citation 1, line 5, j:CitationSubject/nc:EntityPerson: there is no element nc:PersonBirthDay there. Did you mean nc:PersonBirthDate?"),
        (subject("<nc:PersonWeightMeasure><nc:MeasureIntegerValue>80.5</nc:MeasureIntegerValue></nc:PersonWeightMeasure>"), "nc:MeasureIntegerValue: must be a whole number, not below zero."),
        (subject("<nc:PersonWeightMeasure><nc:MeasureIntegerValue>-80</nc:MeasureIntegerValue></nc:PersonWeightMeasure>"), "must be a whole number, not below zero."),
        (subject("<nc:PersonWeightMeasure><nc:MeasureIntegerValue>1000</nc:MeasureIntegerValue></nc:PersonWeightMeasure>"), "must be a whole number of at most 3 digits."),
        (subject("<nc:PersonWeightMeasure><nc:MeasureUnitText>kg</nc:MeasureUnitText></nc:PersonWeightMeasure>"), "must be one of LB, LBS, pound, pounds. Give the number in that unit."),
        (subject("<nc:PersonSexText>FEMALE</nc:PersonSexText>"), "nc:PersonSexText: 6 characters, and the field has 1."),
        (subject("<nc:PersonName><nc:PersonSurName>\u0141</nc:PersonSurName></nc:PersonName>"), "a character has no place in a citation file."),
        (subject("<nc:PersonName><nc:PersonSurName>A\nB</nc:PersonSurName></nc:PersonName>"), "line ends, tabs and other control characters have no place in a field."),
        (more("<et:BicycleIndicator>yes</et:BicycleIndicator>"), "must be true or false."),
        (more("<et:AppearanceTime>9:30</et:AppearanceTime>"), "must be a time of the day, written hh:mm:ss with 24 hours, local and without a zone."),
        (more("<et:AppearanceTime>24:00:00</et:AppearanceTime>"), "must be a time of the day"),
        (more("<et:AppearanceTime>09:30:00Z</et:AppearanceTime>"), "local and without a zone."),
        (within("<j:CitationViolation><nc:ActivityDate><nc:DateTime>2016-06-01</nc:DateTime></nc:ActivityDate></j:CitationViolation>"), "must be a day and a time, written YYYY-MM-DDThh:mm:ss."),
        (within("<j:CitationViolation><nc:ActivityDate><nc:Date>2016-06-01</nc:Date><nc:DateTime>2016-06-01T09:30:00</nc:DateTime></nc:ActivityDate></j:CitationViolation>"), "nc:ActivityDate/nc:DateTime: says again what another element has said before. Leave one of them out."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_place(body, says):
    assert says in refused(body)


def test_no_sentence_repeats_a_value():
    value = "1234567890123"
    for place in PLACES:
        if place.form is Form.UNIT or not place.keys:
            continue
        *above, last = place.path.split("/")
        inner = "".join(f"<{name}>" for name in (*above, last))
        outer = "".join(f"</{name}>" for name in (last, *reversed(above)))
        text = value * 30
        assert value not in refused(within(inner + text + outer)), place.path


def test_more_citations_than_a_header_can_count_are_refused():
    assert len(file_from_xml(document("<j:Citation/>" * 9_999)).split(b"\n")) == 10_001
    assert "j:Citation may stand there 9,999 times" in refused(document("<j:Citation/>" * 10_000))


def test_the_example_becomes_the_citation_that_it_shows():
    data = file_from_xml(as_xml(date(2026, 6, 29), "MAPLE PD", [EXAMPLE]))
    assert fields_of(data) == EXAMPLE


@pytest.mark.parametrize("texts", [{"violation_date": "13452026"}, {"radar": "X"}, {"violation_time": "1430", "violation_ampm": "P"}, {"weight": "ninety"}])  # fmt: skip
def test_what_xml_cannot_say_is_not_written(texts):
    with pytest.raises(ValueError, match=r"XML cannot say|invalid literal"):
        as_xml(date(2026, 6, 29), "MAPLE PD", [texts])
