"""Edit 13: nobody walks and cycles at once (C-EDIT-13)."""

from tests.citations.records import found


def test_both_flags_are_reported():
    assert found(pedestrian="Y", bicycle="x") == [
        ("13", "pedestrian", "Y", "report"),
        ("13", "bicycle", "x", "report"),
    ]


def test_one_flag_is_not():
    assert found(pedestrian="Y", bicycle="N") == []
    assert found(bicycle="1") == []
    assert found(pedestrian="Q", bicycle="1") == [("type", "pedestrian", "Q", "report")]
