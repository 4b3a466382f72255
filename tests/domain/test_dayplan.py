"""What daily limits make of a launch: where it stops, when it goes on, when it may end."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.daily import DailyLimit, Unit, days_of, goes_on_at
from domain.dayplan import DayPlan, DayRoom, Load, day_plan
from domain.holds import PACIFIC_NAME

CHICAGO = "America/Chicago"
NOON = datetime(2026, 7, 1, 17, 0, tzinfo=UTC)
"""Noon in Chicago."""
TEN = datetime(2026, 7, 1, 15, 0, tzinfo=UTC)


def limit(most: int, unit: Unit = Unit.SEGMENTS, zone: str = CHICAGO) -> DailyLimit:
    return DailyLimit(1, f"sender:{zone}", most, unit, zone, "main")


def room(of: DailyLimit, left: int | None = None, at: datetime = NOON) -> DayRoom:
    day = days_of(at, of.zone)[0]
    return DayRoom(of, of.most if left is None else left, goes_on_at(day, of.zone))


def midnight(day: int) -> datetime:
    """A minute after midnight in Chicago, when July's day begins."""
    return datetime(2026, 7, day, 5, 1, tzinfo=UTC)


def test_what_fits_into_the_day_stops_nowhere() -> None:
    assert day_plan([room(limit(2000))], Load(2000, 2000, 10.0), NOON) == DayPlan()


def test_what_does_not_fit_says_how_much_leaves_today_and_when_the_rest_does() -> None:
    plan = day_plan([room(limit(2000), 1200)], Load(3000, 3000, 10.0), NOON)
    stop = plan.stop
    assert stop is not None
    assert (stop.texts, stop.at) == (1200, NOON + timedelta(seconds=120))
    assert stop.goes_on_at == midnight(2)
    assert stop.ends_at == midnight(2) + timedelta(seconds=180)
    assert stop.is_on_the_day_of(NOON)
    assert (plan.days, plan.limit) == (2, limit(2000))


def test_a_text_that_lacks_a_crumb_of_room_still_leaves_today() -> None:
    """Shares of segments are rounded: what is a millionth short is no full day."""
    stop = day_plan([room(limit(3), 2)], Load(1_000_000, 2_000_001, 10.0), NOON).stop
    assert stop is not None
    assert stop.texts == 1


def test_a_limit_that_is_used_up_lets_nothing_leave_today() -> None:
    stop = day_plan([room(limit(2000), 0)], Load(10, 10, 10.0), NOON).stop
    assert stop is not None
    assert (stop.texts, stop.at, stop.goes_on_at) == (0, NOON, midnight(2))


def test_texts_of_several_segments_are_counted_as_texts() -> None:
    stop = day_plan([room(limit(2000))], Load(1000, 3000, 10.0), NOON).stop
    assert stop is not None
    assert stop.texts == 666


def test_a_limit_of_texts_does_not_count_segments() -> None:
    texts = limit(500, Unit.MESSAGES)
    assert day_plan([room(texts)], Load(500, 1500, 10.0), NOON).stop is None
    stop = day_plan([room(texts)], Load(501, 1503, 10.0), NOON).stop
    assert stop is not None
    assert stop.texts == 500


def test_a_slow_sender_meets_its_limit_tomorrow_or_never() -> None:
    """From noon to midnight one a second are 43,260, and 86,400 on a whole day."""
    load = Load(200_000, 200_000, 1.0)
    assert day_plan([room(limit(90_000))], load, NOON).stop is None
    stop = day_plan([room(limit(80_000))], load, NOON).stop
    assert stop is not None
    assert not stop.is_on_the_day_of(NOON)
    assert stop.texts == 43_260 + 80_000
    assert stop.goes_on_at == midnight(3)


def test_of_two_limits_the_one_that_lasts_longer_says_when_it_goes_on() -> None:
    """Midnight in Los Angeles comes two hours after Chicago's."""
    brand = limit(1000, zone=PACIFIC_NAME)
    stop = day_plan([room(limit(1000)), room(brand)], Load(1500, 1500, 10.0), NOON).stop
    assert stop is not None
    assert stop.limit == brand
    assert stop.goes_on_at == midnight(2) + timedelta(hours=2)


def test_the_tighter_limit_stops_it_first() -> None:
    brand = limit(5000, zone=PACIFIC_NAME)
    stop = day_plan([room(limit(1000)), room(brand)], Load(1500, 1500, 10.0), NOON).stop
    assert stop is not None
    assert (stop.limit.zone, stop.texts) == (CHICAGO, 1000)


def test_around_midnight_both_days_count_until_the_old_one_is_over() -> None:
    late = midnight(2) - timedelta(seconds=30)
    of = limit(1000)
    rooms = [
        DayRoom(of, left, goes_on_at(day, CHICAGO))
        for day, left in zip(days_of(late, CHICAGO), (0, 1000), strict=True)
    ]
    stop = day_plan(rooms, Load(10, 10, 10.0), late).stop
    assert stop is not None
    assert (stop.texts, stop.goes_on_at) == (0, midnight(2))


@pytest.mark.parametrize("most", [1, 2])
def test_an_end_that_nobody_can_tell_is_none_and_soon_known(most: int) -> None:
    stop = day_plan([room(limit(most))], Load(1_000_000, 3_000_000, 10.0), TEN).stop
    assert stop is not None
    assert (stop.texts, stop.ends_at) == (0, None)


def test_without_limits_or_texts_there_is_nothing_to_say() -> None:
    assert day_plan([], Load(10, 10, 1.0), NOON) == DayPlan()
    assert day_plan([room(limit(1))], Load(0, 0, 1.0), NOON) == DayPlan()


@given(
    most=st.integers(10, 3000),
    used=st.integers(0, 3000),
    texts=st.integers(1, 20_000),
    each=st.integers(1, 3),
    rate=st.sampled_from([0.5, 1.0, 10.0, 400.0]),
)
def test_no_day_gets_more_than_its_limit(
    most: int, used: int, texts: int, each: int, rate: float
) -> None:
    left = max(0, most - used)
    load = Load(texts, texts * each, rate)
    stop = day_plan([room(limit(most), left)], load, NOON).stop
    if stop is None:
        return
    assert stop.texts * each <= left + most * (days_of(stop.at, CHICAGO)[0] - NOON.date()).days
    assert NOON <= stop.at < stop.goes_on_at
    if stop.ends_at is not None:
        # On each day from the first to the last no more than the limit leaves.
        days = (days_of(stop.ends_at, CHICAGO)[-1] - NOON.date()).days
        assert left + days * most >= texts * each
