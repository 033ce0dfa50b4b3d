"""Every state x act x role of a correction."""

from citations.queue.services.assigning import taken_up
from tests.citations.queue.waiting import held
from tests.support.matrix import expected, outcomes

CORRECTION = {
    "accept": ("waiting", "accepted", "jb jb_ops"),
    "settle": ("waiting accepted", "settled", "jb jb_ops"),
    "dismiss": ("waiting", "dismissed", "jb jb_ops"),
    "put_back": ("dismissed", "waiting", "jb jb_ops"),
}


def test_correction(sheriff, people, jb):
    correction = taken_up(held(), jb)
    facts = dict.fromkeys(CORRECTION, dict)
    assert outcomes(correction, people, facts) == expected(correction, people, CORRECTION)
