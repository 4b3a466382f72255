"""The judge itself: a carrier that stood still is no burst, and a burst is one."""

from tests.faults.judging import came_at, worst_second

TICK = 0.004
LIMIT = 50


def seen(*moments: float) -> list[tuple[float, float]]:
    """Between which moments each came, as exactly as the kernel tells."""
    return [(at - TICK, at + TICK) for at in moments]


def test_texts_that_came_evenly_are_as_many_as_they_were() -> None:
    assert worst_second(seen(*(place / LIMIT for place in range(500)))) == LIMIT


def test_more_than_the_limit_within_a_second_are_counted() -> None:
    assert worst_second(seen(*(3 + place / (LIMIT + 5) for place in range(500)))) == LIMIT + 5


def test_a_burst_is_counted_wherever_it_lies() -> None:
    evenly = [place / LIMIT for place in range(500)]
    assert worst_second(seen(*evenly, *([5.0] * 7))) == LIMIT + 7


def test_what_may_have_come_a_second_apart_does_not_count_together() -> None:
    assert worst_second([(0.0, 0.0), (0.999, 1.007)]) == 1
    assert worst_second([(0.0, 0.0), (0.999, 0.9999)]) == 2


def test_nothing_came_in_no_second() -> None:
    assert worst_second([]) == 0


def test_a_request_came_before_a_busy_carrier_got_to_it() -> None:
    assert came_at({"mono": 7.5, "came": [7.0, 7.008]}) == 7.0
