"""Citations as JSON become the bytes of a citation file, or a sentence says why not."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citations.layout.citation import CITATION, LENGTH
from citations.reading.files import read
from citations.reading.from_json import FIELDS, BadJson, file_from_json, schema
from citations.reading.survey import survey
from citations.reading.text import text_of
from tests.citations.records import file_of, record

BASE = {"date": "2016-06-29", "agency": "VCSO"}


def made(*citations, **more):
    return file_from_json(json.dumps(BASE | {"citations": list(citations)} | more).encode())


def fields_of(raw):
    return {field.key: raw[field.cut].decode().strip() for field in CITATION.fields if raw[field.cut].strip()}


def test_the_bytes_are_those_of_the_file_with_the_same_texts():
    one, two = record(citation_number="A1"), record(citation_number="A2", city="OJAI")
    data = made(fields_of(one), fields_of(two))
    lines = data.split(b"\n")
    assert lines[1:] == [one.ljust(LENGTH), two.ljust(LENGTH), b""]
    reading = read(data)
    assert (reading.header.count, reading.header.agency, str(reading.header.sent_on)) == (2, "VCSO", "2016-06-29")
    assert survey(reading, "VCSO").notes == survey(read(file_of(one, two)), "VCSO").notes == []


TEXTS = st.dictionaries(
    st.sampled_from(sorted(FIELDS)), st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), max_size=8)
)


@given(st.lists(TEXTS, max_size=5))
def test_every_text_that_fits_stands_in_its_field_and_nothing_else_does(citations):
    fitting = [{key: text[: FIELDS[key].width] for key, text in each.items()} for each in citations]
    _, *lines, end = made(*fitting).split(b"\n")
    assert end == b""
    told = [{field.key: text_of(line[field.cut]).decode() for field in CITATION.fields} for line in lines]
    empty = dict.fromkeys((field.key for field in CITATION.fields), "")
    assert told == [empty | each for each in fitting]


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"\xff", "not UTF-8"),
        (b"{", "not JSON: line 1"),
        (b"[" * 100_000, "nested too deeply"),
        (b"9" * 5_000, "a number that is too long"),
        (b"[]", "The body must be an object"),
        (b'{"date": "2016-06-29", "date": "2016-06-30"}', "stands twice"),
        (b'{"date": "2016-06-31", "citations": []}', '"date" must be'),
        (b'{"citations": []}', '"date" must be'),
        (b'{"date": "2016-06-29"}', '"citations" must be a list'),
        (b'{"date": "2016-06-29", "citations": [1]}', "Citation 1 must be an object"),
        (b'{"date": "2016-06-29", "citations": [{}, {"eye_colour": "BLU"}]}', "Citation 2: there is no field of the name eye_colour. Did you mean eye_color?"),
        (b'{"date": "2016-06-29", "citations": [{"weight": 180}]}', "Citation 1, weight: must be a text"),
        (b'{"date": "2016-06-29", "citations": [{"state": "CAL"}]}', "Citation 1, state: 3 characters, and the field has 2."),
        (b'{"date": "2016-06-29", "citations": [{"city": "A\\nB"}]}', "Citation 1, city: line ends"),
        ('{"date": "2016-06-29", "citations": [{"city": "\u0141"}]}'.encode(), "Citation 1, city: a character"),
        (b'{"date": "2016-06-29", "agency": "X", "count": 3, "citations": []}', "no field of the name count"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_place(body, says):
    with pytest.raises(BadJson) as wrong:
        file_from_json(body)
    assert says in str(wrong.value)


def test_no_sentence_repeats_a_value():
    for key in ("social_security_number", "date_of_birth", "driver_license_number"):
        with pytest.raises(BadJson) as wrong:
            made({key: "1234567890123"})
        assert "12345" not in str(wrong.value)


def test_the_schema_names_every_field_with_its_width():
    texts = schema()["properties"]["citations"]["items"]["properties"]
    assert {key: text["maxLength"] for key, text in texts.items()} == {
        field.key: field.width for field in CITATION.fields if field.key != "reserved"
    }
