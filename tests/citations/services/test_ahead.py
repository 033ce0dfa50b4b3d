"""The next item is made while this one is used."""

import threading

import pytest

from citations.services.ahead import ahead


def test_items_come_in_order():
    assert list(ahead(iter(range(1, 50)))) == list(range(1, 50))


def test_the_next_item_is_made_in_another_thread_while_this_one_is_used():
    made = threading.Event()

    def items():
        yield threading.get_ident()
        made.set()
        yield threading.get_ident()

    makers = []
    for maker in ahead(items()):
        makers.append(maker)
        assert made.wait(5)
    assert len(makers) == 2
    assert threading.get_ident() not in makers


def test_what_the_maker_raises_comes_out_at_its_place():
    def items():
        yield 1
        raise OSError("the disk is gone")

    coming = ahead(items())
    assert next(coming) == 1
    with pytest.raises(OSError, match="the disk is gone"):
        next(coming)


def test_a_user_who_stops_leaves_no_thread_behind():
    for _ in ahead(iter(range(1, 1000))):
        break
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("ahead")]
