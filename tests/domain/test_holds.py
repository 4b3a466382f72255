"""When a limit ends: midnight in Los Angeles whatever the clocks do, an hour, a rolling day."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.holds import PACIFIC, SLACK, Carrier, carrier_of, midnight_pacific, window_ends

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "until"),
    [
        ("2026-01-15T20:00", "2026-01-16T08:01"),
        ("2026-07-15T20:00", "2026-07-16T07:01"),
        ("2026-07-16T06:59", "2026-07-16T07:01"),
        ("2026-07-16T07:00", "2026-07-17T07:01"),
        # Clocks go forward on 8 March and back on 1 November 2026, at two in the morning.
        ("2026-03-08T07:30", "2026-03-08T08:01"),
        ("2026-03-08T20:00", "2026-03-09T07:01"),
        ("2026-11-01T06:30", "2026-11-01T07:01"),
        ("2026-11-01T20:00", "2026-11-02T08:01"),
        ("2026-12-31T23:00", "2027-01-01T08:01"),
    ],
)
def test_a_carriers_day_ends_at_midnight_pacific(now: str, until: str) -> None:
    given = datetime.fromisoformat(now).replace(tzinfo=UTC)
    assert midnight_pacific(given) == datetime.fromisoformat(until).replace(tzinfo=UTC)


@given(st.datetimes(datetime(2025, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)))
def test_it_is_always_the_next_midnight_and_never_more_than_25_hours_away(now: datetime) -> None:
    ends = midnight_pacific(now) - SLACK
    local = ends.astimezone(PACIFIC)
    assert (local.hour, local.minute) == (0, 0)
    assert timedelta(0) < ends - now <= timedelta(hours=25)


@pytest.mark.parametrize(("code", "hours"), [(60728, 1), (63038, 24), (None, 24), (99999, 24)])
def test_an_account_limit_has_room_again_after_its_window(code: int | None, hours: int) -> None:
    assert window_ends(code, NOW) == NOW + timedelta(hours=hours) + SLACK


@pytest.mark.parametrize(("code", "carrier"), [(30027, Carrier.T_MOBILE), (30023, None), (0, None)])
def test_only_some_codes_name_their_carrier(code: int, carrier: Carrier | None) -> None:
    assert carrier_of(code) is carrier
