"""At most so many texts in any rolling time."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.frequency import A_DAY, A_WEEK, STANDARD, Cap, cap_reached, caps_under, free_again_at

NOW = datetime(2026, 6, 10, 15, tzinfo=UTC)
HOUR = timedelta(hours=1)
wishes = st.lists(st.integers(0, 60 * 24 * 12), min_size=1, max_size=60).map(sorted)
some_caps = st.lists(
    st.builds(Cap, st.integers(1, 5), st.sampled_from([HOUR, A_DAY, A_WEEK])),
    min_size=1,
    max_size=3,
)


def ago(*spans: timedelta) -> list[datetime]:
    return [NOW - span for span in spans]


def test_a_fourth_text_within_a_day_is_one_too_many() -> None:
    assert cap_reached(ago(HOUR, 2 * HOUR, 23 * HOUR), STANDARD, NOW) == STANDARD[0]


def test_a_third_text_is_not() -> None:
    assert cap_reached(ago(HOUR, 2 * HOUR), STANDARD, NOW) is None


def test_a_text_of_exactly_a_day_ago_does_not_count() -> None:
    assert cap_reached(ago(HOUR, 2 * HOUR, A_DAY), STANDARD, NOW) is None
    assert cap_reached(ago(HOUR, 2 * HOUR, A_DAY - timedelta(seconds=1)), STANDARD, NOW)


def test_a_day_is_not_a_date() -> None:
    evening = [datetime(2026, 6, 9, 23, tzinfo=UTC)] * 3

    assert cap_reached(evening, STANDARD, datetime(2026, 6, 10, 9, tzinfo=UTC))


def test_a_week_counts_beside_a_day() -> None:
    caps = (Cap(3, A_DAY), Cap(4, A_WEEK))

    assert cap_reached(ago(2 * A_DAY, 3 * A_DAY, 4 * A_DAY, 5 * A_DAY), caps, NOW) == caps[1]
    assert cap_reached(ago(2 * A_DAY, 3 * A_DAY, 4 * A_DAY), caps, NOW) is None


def test_a_team_cannot_go_above_what_a_state_allows() -> None:
    generous = (Cap(10, A_DAY),)
    got = ago(HOUR, 2 * HOUR, 3 * HOUR)

    assert cap_reached(got, caps_under({"US-FL"}, generous), NOW)
    assert cap_reached(got, caps_under({"US-GA", "US-OK"}, generous), NOW)
    assert cap_reached(got, caps_under({"US-NY"}, generous), NOW) is None


def test_a_team_may_stay_below_it() -> None:
    assert cap_reached(ago(HOUR), caps_under({"US-FL"}, (Cap(1, A_DAY),)), NOW) == Cap(1, A_DAY)


def test_whoever_may_get_none_is_never_free() -> None:
    assert cap_reached([], (Cap(0, A_DAY),), NOW) == Cap(0, A_DAY)
    assert free_again_at([], (Cap(0, A_DAY),), NOW) is None


@pytest.mark.parametrize("caps", [STANDARD, (Cap(1, HOUR), Cap(2, A_DAY))])
def test_whoever_got_nothing_is_free_now(caps: tuple[Cap, ...]) -> None:
    assert free_again_at([], caps, NOW) == NOW


@given(wishes, some_caps)
@settings(max_examples=150)
def test_no_stretch_of_time_ever_holds_more_than_its_cap(
    minutes: list[int], caps: list[Cap]
) -> None:
    got: list[datetime] = []
    for minute in minutes:
        at = NOW + timedelta(minutes=minute)
        if cap_reached(got, caps, at) is None:
            got.append(at)

    for cap in caps:
        for first in got:
            assert sum(first <= each < first + cap.within for each in got) <= cap.most


@given(wishes, some_caps)
@settings(max_examples=150)
def test_somebody_is_free_again_exactly_when_no_cap_is_reached_any_more(
    minutes: list[int], caps: list[Cap]
) -> None:
    got = [NOW - timedelta(minutes=minute) for minute in minutes]
    free = free_again_at(got, caps, NOW)

    assert free is not None
    assert cap_reached(got, caps, free) is None
    assert free == NOW or cap_reached(got, caps, free - timedelta(seconds=1)) is not None
