"""Days of limits: midnight in their zone, whatever the clocks do that night."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.daily import claimed_between, days_of, goes_on_at
from domain.holds import PACIFIC_NAME

PACIFIC = ZoneInfo(PACIFIC_NAME)


@pytest.mark.parametrize(
    ("day", "utc"),
    [
        (date(2026, 7, 1), datetime(2026, 7, 2, 7, 1, tzinfo=UTC)),
        (date(2026, 12, 1), datetime(2026, 12, 2, 8, 1, tzinfo=UTC)),
        (date(2026, 3, 7), datetime(2026, 3, 8, 8, 1, tzinfo=UTC)),
        (date(2026, 3, 8), datetime(2026, 3, 9, 7, 1, tzinfo=UTC)),
        (date(2026, 10, 31), datetime(2026, 11, 1, 7, 1, tzinfo=UTC)),
        (date(2026, 11, 1), datetime(2026, 11, 2, 8, 1, tzinfo=UTC)),
    ],
    ids=["summer", "winter", "before spring", "spring forward", "before autumn", "fall back"],
)
def test_a_day_of_carriers_ends_a_minute_after_midnight_pacific(day: date, utc: datetime) -> None:
    assert goes_on_at(day, PACIFIC_NAME) == utc


@pytest.mark.parametrize(
    ("day", "hours"), [(date(2026, 7, 1), 24), (date(2026, 3, 8), 23), (date(2026, 11, 1), 25)]
)
def test_a_day_is_as_long_as_its_clock_makes_it(day: date, hours: int) -> None:
    begin, end = claimed_between(day, PACIFIC_NAME)
    assert end.astimezone(UTC) - begin.astimezone(UTC) == timedelta(hours=hours, minutes=3)


def test_around_midnight_a_text_counts_on_both_days_and_at_noon_on_one() -> None:
    midnight = datetime(2026, 7, 2, tzinfo=PACIFIC)
    both = (date(2026, 7, 1), date(2026, 7, 2))
    for seconds in (-119, -1, 0, 59):
        assert days_of(midnight + timedelta(seconds=seconds), PACIFIC_NAME) == both
    assert days_of(midnight - timedelta(minutes=3), PACIFIC_NAME) == both[:1]
    assert days_of(midnight + timedelta(minutes=1), PACIFIC_NAME) == both[1:]


@given(
    at=st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),
    zone=st.sampled_from([PACIFIC_NAME, "America/Chicago", "Australia/Lord_Howe", "UTC"]),
)
def test_a_text_counts_on_a_day_exactly_if_it_is_claimed_within_it(at: datetime, zone: str) -> None:
    days = days_of(at, zone)
    near = {days[0] + timedelta(days=shift) for shift in range(-2, 4)}
    for day in near:
        begin, end = claimed_between(day, zone)
        assert (day in days) is (begin <= at < end)
    assert goes_on_at(days[-1], zone) > at
