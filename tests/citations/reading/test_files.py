"""How a file is cut: header, records, spans, labels, and the notes that say what was wrong with it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citations.layout.citation import LENGTH
from citations.layout.version import COURT
from citations.reading.files import Header, read
from citations.reading.labels import Label, labels_of
from citations.reading.text import day_of, fold, is_plain, text_of

HEAD = b"06292016" + b"0002" + b"MAPLE       " + b" " * 2672
RECORD = b"MAPLE".ljust(LENGTH)


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b""], ids=["LF", "CRLF", "blocks"])
def test_a_file_is_cut_alike_whatever_ends_its_lines(end: bytes) -> None:
    reading = read(end.join([HEAD, RECORD, RECORD]) + end)
    step = LENGTH + len(end)
    assert (reading.header, reading.notes, list(reading.records())) == (
        Header(date(2016, 6, 29), 2, "MAPLE"),
        [],
        [(step, step + LENGTH), (2 * step, 2 * step + LENGTH)],
    )


@pytest.mark.parametrize(
    ("data", "notes", "records"),
    [
        (b"", ["empty_file"], 0),
        (b"\xef\xbb\xbf\r\n\x1a", ["bom", "empty_file"], 0),
        (b"\xf0\xf1" * 50, ["not_ascii"], 0),
        (b"H\x00E\x00", ["not_ascii"], 0),
        (HEAD[:2684] + RECORD, ["old_header"], 1),
        (HEAD[:2684], ["old_header"], 0),
        (HEAD[:12] + b" " * 2684 + RECORD * 2, ["old_header"], 2),
        (b"x" * 100 + b"\n" + RECORD, ["bad_header"], 1),
        (b"x" * 100, ["bad_header"], 0),
        (b"99999999" + HEAD[8:] + RECORD * 2, ["bad_header"], 2),
        (b"06292016" + b"12 4" + HEAD[12:], ["bad_header"], 0),
        (b" " * 2684 + RECORD, ["old_header", "bad_header"], 1),
        (RECORD + b"\n" + RECORD, ["bad_header"], 2),
        (RECORD[:-1], ["bad_header"], 1),
        (HEAD + b"\n\n" + RECORD, [], 2),
        (HEAD + RECORD + RECORD[:7], [], 2),
        (b"\n" + RECORD, ["bad_header"], 1),
        (HEAD + b"\r" + RECORD, [], 2),
    ],
)
def test_what_is_wrong_with_a_file_is_said_in_its_notes(data: bytes, notes: list[str], records: int) -> None:
    reading = read(data)
    assert (reading.notes, len(list(reading.records()))) == (notes, records)


@pytest.mark.parametrize(
    ("count", "read_as"), [(b"0025", 25), (b"25  ", 25), (b"  25", 25), (b"0000", 0), (b"2 5 ", None), (b"    ", None)]
)
def test_the_count_is_padded_on_either_side(count: bytes, read_as: int | None) -> None:
    assert read(b"06292016" + count + HEAD[12:]).header.count == read_as


def test_a_profile_may_know_no_agency_in_the_header() -> None:
    reading = read(HEAD, replace(COURT, header_agency=None))
    assert (reading.header, reading.notes) == (Header(date(2016, 6, 29), 2, None), [])


def test_one_carriage_return_before_a_line_feed_is_dropped() -> None:
    data = HEAD + b"\r\n" + RECORD + b"\r\r\n" + RECORD
    assert [end - start for start, end in read(data).records()] == [LENGTH + 1, LENGTH]


def test_text_is_latin_1_without_controls_and_outer_spaces() -> None:
    assert (text_of(b" a\tb\x85 "), text_of(b"\xa0x "), text_of(b"   ")) == (b"a b", b"\xa0x", b"")


def test_accented_letters_are_compared_without_case_too() -> None:
    assert fold("MUÑOZ".encode("latin-1")) == fold("muñoz".encode("latin-1"))


def test_plain_text_has_neither_controls_nor_accents() -> None:
    assert [is_plain(text) for text in (b"a b", b"", b"a\tb", b"\x7f", b"\xf1")] == [True, True, False, False, False]


def test_a_day_is_one_of_the_calendar() -> None:
    assert [day_of(text) for text in (b"02292016", b"02292015", b"00000000", b"0629201", b"123120 6")] == [
        date(2016, 2, 29),
        None,
        None,
        None,
        None,
    ]


def test_the_bytes_of_a_file_are_told_apart() -> None:
    data = b"\xef\xbb\xbf" + HEAD + b"\r\n" + RECORD + b"\nshort\n\x1a"
    first = 3 + LENGTH + 2
    assert list(labels_of(read(data))) == [
        Label("bom", 0, 3),
        Label("header", 3, 3 + LENGTH),
        Label("separator", 3 + LENGTH, first),
        Label("record", first, first + LENGTH),
        Label("separator", first + LENGTH, first + LENGTH + 1),
        Label("unreadable", first + LENGTH + 1, first + LENGTH + 6),
        Label("trailer", first + LENGTH + 6, len(data)),
    ]


PIECES = st.sampled_from(
    [HEAD, HEAD[:2684], RECORD, RECORD[:-1], b"\n", b"\r", b"\x1a", b"x", b"\x00", b"\xff", b"\xef\xbb\xbf"]
)


@given(st.lists(PIECES, max_size=8))
def test_every_byte_has_exactly_one_label(parts: list[bytes]) -> None:
    data = b"".join(parts)
    labels = list(labels_of(read(data)))
    edges = [0, *(label.end for label in labels)]
    assert ([label.start for label in labels], edges[-1]) == (edges[:-1], len(data))
    assert all(label.end > label.start for label in labels)
