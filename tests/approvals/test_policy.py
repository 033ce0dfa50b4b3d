"""The judgement on e-tickets: pure facts in, verdicts out."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from approvals.policy import TicketFacts, verdict_on, weigh

NOON = datetime(2026, 11, 2, 17, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LATER = NOON + 60 * DAY


def clean(number: int, days: float = 0) -> TicketFacts:
    issued = NOON + days * DAY
    return TicketFacts(
        f"T{number}",
        issued,
        issued + 48 * HOUR,
        uploaded_at=issued + HOUR,
        accepted_at=issued + 2 * HOUR,
    )


def faulty(number: int, days: float = 0) -> TicketFacts:
    return replace(clean(number, days), faults=("It was rejected.",))


def test_a_ticket_uploaded_in_time_and_accepted_is_clean() -> None:
    assert verdict_on(clean(1), LATER).is_clean is True


def test_uploaded_at_48_hours_sharp_is_in_time_and_a_second_later_is_not() -> None:
    sharp = replace(clean(1), uploaded_at=NOON + 48 * HOUR, accepted_at=NOON + 49 * HOUR)
    late = replace(sharp, uploaded_at=NOON + 48 * HOUR + timedelta(seconds=1))
    assert (verdict_on(sharp, LATER).is_clean, verdict_on(late, LATER).is_clean) == (True, False)
    assert verdict_on(late, LATER).why == ("It was uploaded after the 48 hours.",)


def test_a_ticket_that_is_not_uploaded_is_open_until_48_hours_and_then_not_clean() -> None:
    waiting = replace(clean(1), uploaded_at=None, accepted_at=None)
    before, at = NOON + 48 * HOUR - timedelta(seconds=1), NOON + 48 * HOUR
    assert (verdict_on(waiting, before).is_clean, verdict_on(waiting, at).is_clean) == (None, False)


def test_a_verdict_by_hand_counts_and_never_hides_the_computed_one() -> None:
    verdict = verdict_on(replace(faulty(1), verdict_by_hand=True), LATER)
    assert (verdict.is_clean, verdict.computed, verdict.why) == (True, False, ("It was rejected.",))


def test_three_clean_tickets_within_a_week_carry_an_approval() -> None:
    evidence = weigh([clean(1), clean(2, 3), clean(3, 7)], LATER)
    assert (evidence.is_approvable, evidence.streak, evidence.in_window) == (True, 3, 3)
    assert evidence.window == (NOON, NOON + 7 * DAY)


def test_two_are_not_enough() -> None:
    evidence = weigh([clean(1), clean(2)], LATER)
    assert (evidence.is_approvable, evidence.because) == (
        False,
        "2 clean e-tickets in a row so far; 1 more is needed.",
    )


def test_three_that_do_not_lie_within_one_week_are_not_enough() -> None:
    evidence = weigh([clean(1), clean(2, 4), clean(3, 7.1)], LATER)
    assert (evidence.is_approvable, evidence.streak, evidence.in_window) == (False, 3, 2)


def test_a_ticket_that_is_not_clean_resets_the_streak() -> None:
    evidence = weigh([clean(1), clean(2, 1), faulty(3, 2), clean(4, 3)], LATER)
    assert (evidence.streak, evidence.is_approvable, evidence.clean) == (1, False, 3)
    worst = weigh([clean(1), clean(2, 1), clean(3, 2), faulty(4, 3)], LATER)
    assert (worst.streak, worst.is_approvable) == (0, False)


def test_a_ticket_that_cannot_be_judged_yet_neither_counts_nor_resets() -> None:
    waiting = replace(clean(4, 3), uploaded_at=None, accepted_at=None)
    evidence = weigh([clean(1), clean(2, 1), clean(3, 2), waiting], NOON + 3 * DAY + HOUR)
    assert (evidence.streak, evidence.is_approvable) == (3, True)


def test_void_tickets_do_not_count() -> None:
    assert weigh([clean(1), clean(2, 1), clean(3, 2), replace(faulty(4, 3), is_void=True)], LATER).is_approvable


def test_any_week_of_the_streak_will_do() -> None:
    evidence = weigh([clean(1), clean(2, 20), clean(3, 21), clean(4, 22), clean(5, 40)], LATER)
    assert (evidence.streak, evidence.in_window, evidence.is_approvable) == (5, 3, True)
