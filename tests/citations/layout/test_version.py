"""A record of another version becomes the court's record, and what is no layout is told where and why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citations.layout.citation import CITATION, LENGTH
from citations.layout.version import COURT, FILLER, NEEDED, BadLayout, version_of
from citations.reading.files import read
from citations.reading.labels import labels_of
from citations.reading.survey import raw_of, survey
from tests.citations.layouts.maple import MAPLE, TOTAL, WIDTHS, maple_file, maple_record
from tests.citations.records import GOOD, record

FIELDS = {field.key: field.width for field in CITATION.fields}


def test_the_courts_own_layout_needs_no_laying_over() -> None:
    raw = record()
    assert COURT.is_courts_form
    assert COURT.in_courts_form(raw) is raw
    assert (COURT.lengths, COURT.without_agency, COURT.label) == ((2695, 2696), 2684, "Ventura County 2001")


def test_a_record_of_another_layout_is_the_courts_record_with_the_same_texts() -> None:
    assert MAPLE.in_courts_form(maple_record()) == record()
    assert MAPLE.lengths == (TOTAL,)


@st.composite
def written(draw: st.DrawFn) -> tuple[list[tuple[str, int]], dict[str, bytes]]:
    keys = draw(st.permutations([*NEEDED, *draw(st.sets(st.sampled_from(sorted(FIELDS)), max_size=20)) - set(NEEDED)]))
    widths, texts = [], {}
    for key in keys:
        width = draw(st.integers(1, FIELDS[key]))
        if draw(st.booleans()):
            widths.append((FILLER, draw(st.integers(1, 9))))
        widths.append((key, width))
        texts[key] = draw(st.binary(max_size=width))
    return [*widths, (FILLER, 24)], texts


@given(written())
def test_every_text_stands_in_its_field_and_all_else_is_blank(
    made: tuple[list[tuple[str, int]], dict[str, bytes]],
) -> None:
    widths, texts = made
    version = version_of("Any", "1", widths, None, "any")
    sent = b"".join(b"#" * width if key == FILLER else texts[key].ljust(width) for key, width in widths)
    laid = version.in_courts_form(sent)
    assert len(laid) == LENGTH
    for field in CITATION.fields:
        assert laid[field.cut] == texts.get(field.key, b"").ljust(field.width)


def test_a_file_is_cut_by_its_layout_and_every_byte_has_a_label() -> None:
    data = maple_file(maple_record(), maple_record(citation_number="T2"))
    reading = read(data, MAPLE)
    assert (reading.header.agency, reading.header.count, survey(reading).notes) == ("VCSO", 2, [])
    assert [raw_of(reading, span, pads=False) for span in reading.records()] == [record(), record(citation_number="T2")]
    labels = list(labels_of(reading))
    assert [each.kind for each in labels] == ["header", "separator", "record", "separator", "record", "trailer"]
    assert [each.start for each in labels[1:]] + [len(data)] == [each.end for each in labels]


def test_a_file_without_line_ends_is_cut_into_blocks_of_its_layout() -> None:
    data = maple_file(maple_record(), maple_record(citation_number="T2")).replace(b"\n", b"")
    assert [raw_of(read(data, MAPLE), span, pads=False) for span in read(data, MAPLE).records()] == [
        record(),
        record(citation_number="T2"),
    ]


def test_the_policy_for_ends_of_records_is_the_layouts() -> None:
    never = version_of("Blocks", "1", WIDTHS, None, "none")
    broken = maple_record(street_name="MAIN\nSTREET")
    data = maple_file().rstrip(b"\n") + broken + maple_record()
    assert len(list(read(data, never).records())) == 2
    assert len(list(read(data, MAPLE).records())) == 1
    always = version_of("Lines", "1", WIDTHS, None, "lines")
    glued = maple_file().rstrip(b"\n") + maple_record()
    assert len(list(read(glued, always).records())) == 0
    assert len(list(read(glued, MAPLE).records())) == 1


def test_a_layout_that_ends_with_the_reserved_byte_may_lack_it() -> None:
    version = version_of("Ours", "2", [*[(key, FIELDS[key]) for key in GOOD], ("reserved", 1)], None, "any")
    assert version.lengths == (version.length - 1, version.length)
    sent = b"".join(text.encode().ljust(FIELDS[key]) for key, text in GOOD.items())
    assert version.in_courts_form(sent) == version.in_courts_form(sent + b" ") == record()


def test_short_lines_are_filled_up_where_the_court_allows_it() -> None:
    data = maple_file() + maple_record().rstrip() + b"\n"
    reading = read(data, MAPLE)
    (span,) = reading.records()
    assert raw_of(reading, span, pads=False) == b""
    assert raw_of(reading, span, pads=True) == record()


BASE = [(key, FIELDS[key]) for key in NEEDED]


@pytest.mark.parametrize(
    ("widths", "agency", "told"),
    [
        ([*BASE, ("colour", 3)], None, "Field 4, colour: the court reads no field of this name."),
        ([*BASE, ("eye_color", 0)], None, "Field 4, eye_color: a field has at least one byte."),
        (
            [*BASE, ("eye_color", 13)],
            None,
            "Field 4, eye_color: the court keeps 12 bytes of it, and 13 would lose some.",
        ),
        ([*BASE, BASE[0]], None, "The field issuing_agency stands twice"),
        (BASE[1:], None, "The field issuing_agency is missing"),
        ([], None, "The field issuing_agency is missing"),
        ([*BASE, (FILLER, 10_000)], None, "The fields add up to 10,034 bytes"),
        (BASE, (12, 20), "from position 13 on and within its 34 bytes, so not at 12 to 20"),
        (BASE, (30, 36), "so not at 30 to 36"),
        (BASE, (20, 19), "so not at 20 to 19"),
    ],
)
def test_what_is_no_layout_is_told_where_and_why(
    widths: list[tuple[str, int]], agency: tuple[int, int] | None, told: str
) -> None:
    with pytest.raises(BadLayout) as wrong:
        version_of("Bad", "1", widths, agency, "any")
    assert told in str(wrong.value)


def test_a_record_is_no_shorter_than_the_date_the_number_and_the_agency_of_a_header() -> None:
    """Else the header of the older kind, which is twelve bytes shorter, would begin before the file does."""
    bare = [(key, 1) for key in NEEDED]
    with pytest.raises(BadLayout, match="add up to 23 bytes"):
        version_of("Any", "1", [*bare, (FILLER, 20)], None, "any")
    short = version_of("Any", "1", [*bare, (FILLER, 21)], None, "any")
    for data in (b"A", b"A" * 12, b"A" * 35, b"06292016   1", b"06292016   1" + b"A" * 24):
        labels = list(labels_of(read(data, short)))
        assert [each.start for each in labels] == [0, *(each.end for each in labels[:-1])]
        assert labels[-1].end == len(data)
