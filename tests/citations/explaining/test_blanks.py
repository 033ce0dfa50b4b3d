"""Which records of a file are looked at for what is left blank."""

from citations.explaining.blanks import ASKED, SAMPLE, blanks_in, numbers_of_sample
from citations.layout.citation import CITATION, LENGTH


def test_a_small_file_is_looked_at_whole_and_a_large_one_evenly():
    assert list(numbers_of_sample(3)) == [1, 2, 3]
    large = sorted(numbers_of_sample(1_000_000))
    assert (len(large), large[0], large[-1] > 990_000) == (SAMPLE, 1, True)
    assert len(numbers_of_sample(0)) == 0


def test_a_blank_record_has_nothing_of_what_is_asked():
    assert [each.label for each in blanks_in([b" " * LENGTH])] == [label for label, _ in ASKED]
    assert all(key in CITATION.by_key for _, keys in ASKED for key in keys)
