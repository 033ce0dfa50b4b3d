"""What lengths and beginnings tell: headers, glued, broken and short lines, tabs."""

import pytest

from citations.forensics.cuts import Beside
from citations.forensics.looking import Looker
from citations.forensics.suspicion import tallied
from tests.citations.records import header, record

RAW = record(officer_remarks="SAID NOTHING AT ALL")
WIDE = record(violation_8_section="4000(A)", violation_8_statute="VC", violation_8_over_limit="000001")


@pytest.mark.parametrize(
    ("piece", "words"),
    [
        (header(), "like a header, not like a citation"),
        (header()[:2684], "like a header of 2,684 bytes"),
        (header() + RAW, "like a header with a record glued to it"),
        (header()[:2684] + RAW, "like a header with a record glued to it"),
        (RAW + RAW, "like two records on one line"),
        (RAW * 3, "like three records on one line"),
        (RAW[:-1] * 12, None),
        (RAW + header(), "like a record with the header of another file glued to it"),
        (RAW.rstrip(), "as if it had lost its trailing blanks"),
        (RAW.replace(b" " * 16, b"\t" * 2), None),
        (RAW[:40] + b"\r" + RAW[40:], "as if a line break had been put in at byte 41"),
        (b"", None),
        (b"\t", None),
        (b"no record", None),
    ],
)
def test_each_kind_of_piece_is_told(looker: Looker, piece: bytes, words: str | None) -> None:
    guess = looker.look(piece)
    if words is None:
        assert guess is None
    else:
        assert guess is not None
        assert guess.sentence.startswith(f"This record looks {words}")
        assert guess.advice


def test_blanks_that_an_editor_turned_into_tabs_are_put_back(looker: Looker) -> None:
    piece = b"".join(
        RAW[at : at + 8].rstrip() + b"\t" if RAW[at + 6 : at + 8] == b"  " else RAW[at : at + 8]
        for at in range(0, len(RAW), 8)
    )
    guess = looker.look(piece)
    assert guess is not None
    assert (guess.kind, guess.straight) == ("tabs", RAW)


def test_a_record_without_its_trailing_blanks_or_its_line_break_is_given_back(looker: Looker) -> None:
    for piece in (RAW.rstrip(), RAW[:40] + b"\r" + RAW[40:], header() + RAW):
        guess = looker.look(piece)
        assert guess is not None
        assert guess.straight == RAW


def test_the_two_parts_of_a_broken_record_know_each_other(looker: Looker) -> None:
    first, last = WIDE[:1_000], WIDE[1_000:]
    begin, end = looker.look(first, Beside(2696, len(last))), looker.look(last, Beside(len(first), 2696))
    assert begin is not None
    assert end is not None
    assert begin.sentence.startswith("This record looks like the first 1,000 bytes of a record that was broken over")
    assert end.sentence.startswith("This record looks like the last 1,696 bytes of a record that was broken over")


def test_records_that_suffered_the_same_are_counted_together(looker: Looker) -> None:
    guesses = [looker.look(piece) for piece in (RAW + RAW, RAW + RAW, header())]
    told = [tally.sentence for tally in tallied([each for each in guesses if each], looked=3, wrong=4)]
    assert told[0].startswith("2 of 3 records that were looked at look like two records on one line")
    assert told[1].endswith("4 are unreadable or wrong in three or more places.")
    assert tallied([], looked=0, wrong=0) == []
