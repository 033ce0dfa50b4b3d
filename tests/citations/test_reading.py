"""How a file is cut: header, records, spans, and the notes that say what was wrong with it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citations.layout import RECORD_LENGTH, fields
from citations.reading import Header, Reading, Span, date_of, read, text_of

HEAD = b"06292016" + b"0002" + b"MAPLE       " + b" " * 2672
RECORD = b"MAPLE".ljust(RECORD_LENGTH)


def test_the_layout_has_the_documented_places() -> None:
    places = {field.key: (field.start + 1, field.end) for field in fields()}
    assert (len(places), places["violation_date"], places["violation_8_over_limit"], places["reserved"]) == (
        109,
        (39, 46),
        (2690, 2695),
        (2696, 2696),
    )


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b""], ids=["LF", "CRLF", "blocks"])
def test_a_file_is_cut_alike_whatever_ends_its_lines(end: bytes) -> None:
    data = end.join([HEAD, RECORD, RECORD]) + end
    first, step = RECORD_LENGTH + len(end), RECORD_LENGTH + len(end)
    assert read(data) == Reading(
        Header(date(2016, 6, 29), 2, "MAPLE"),
        [Span(first, first + RECORD_LENGTH), Span(first + step, first + step + RECORD_LENGTH)],
        [],
    )


@pytest.mark.parametrize(
    ("data", "notes", "records"),
    [
        (b"", ["empty_file"], 0),
        (b"\xef\xbb\xbf\r\n\x1a", ["bom", "empty_file"], 0),
        (b"\xf0\xf1" * 50, ["not_ascii"], 0),
        (b"H\x00E\x00", ["not_ascii"], 0),
        (HEAD[:2684] + RECORD, ["old_header", "count_mismatch"], 1),
        (HEAD[:12] + b" " * 2684 + RECORD * 2, ["old_header"], 2),
        (b"x" * 100 + b"\n" + RECORD, ["bad_header"], 1),
        (b"99999999" + HEAD[8:] + RECORD * 2, ["bad_header"], 2),
        (RECORD + b"\n" + RECORD, ["bad_header"], 2),
        (HEAD + b"\n\n" + RECORD, [], 2),
    ],
)
def test_what_is_wrong_with_a_file_is_said_in_its_notes(data: bytes, notes: list[str], records: int) -> None:
    reading = read(data)
    assert (reading.notes, len(reading.records)) == (notes, records)


def test_a_record_of_another_length_is_not_readable() -> None:
    spans = read(b"\n".join([HEAD, RECORD[:-1], RECORD[:-2]])).records
    assert [span.is_readable for span in spans] == [True, False]


def test_text_is_latin_1_without_controls_and_outer_spaces() -> None:
    assert (text_of(b" a\tb\x85 "), text_of(b"\xa0x "), text_of(b"   ")) == ("a b", "\xa0x", "")


def test_a_date_is_one_of_the_calendar() -> None:
    assert [date_of(text) for text in ("02292016", "02292015", "00000000", "0629201", "1231\u0662016")] == [
        date(2016, 2, 29),
        None,
        None,
        None,
        None,
    ]


@given(st.lists(st.sampled_from([HEAD, RECORD, b"\n", b"\r", b"x", b"\x00", b"\xff", RECORD[:50]]), max_size=8))
def test_spans_never_overlap_and_stay_inside_the_file(parts: list[bytes]) -> None:
    data = b"".join(parts)
    edges = [edge for span in read(data).records for edge in (span.start, span.end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(data) for edge in edges)
