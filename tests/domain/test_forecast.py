"""Forecasts in words."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.forecast import duration, end, words


@pytest.mark.parametrize(
    ("span", "said"),
    [
        (timedelta(0), "under a minute"),
        (timedelta(seconds=59), "under a minute"),
        (timedelta(minutes=1), "about 1 minute"),
        (timedelta(minutes=11, seconds=30), "about 12 minutes"),
        (timedelta(minutes=59, seconds=30), "about 1 hour"),
        (timedelta(hours=1), "about 1 hour"),
        (timedelta(hours=2, minutes=25), "about 2 hours 30 minutes"),
        (timedelta(hours=5, minutes=55), "about 6 hours"),
        (timedelta(hours=20, minutes=5), "about 21 hours"),
        (timedelta(hours=49), "about 2 days 1 hour"),
        (timedelta(days=10, hours=3), "about 10 days"),
    ],
)
def test_a_time_span_in_words(span: timedelta, said: str) -> None:
    assert words(span) == said


def test_segments_take_their_time() -> None:
    assert duration(3000, 25) == timedelta(minutes=2)
    assert duration(0, 1) == timedelta(0)


@pytest.mark.parametrize(("segments", "mps"), [(1, 0), (1, -1), (-1, 1)])
def test_impossible_figures_are_errors(segments: int, mps: float) -> None:
    with pytest.raises(ValueError, match="throughput"):
        duration(segments, mps)


def test_the_end_is_forecast_by_the_speed_seen() -> None:
    now = datetime(2026, 11, 21, 12, tzinfo=UTC)
    assert end(now, 600, 10) == now + timedelta(minutes=1)
    assert end(now, 600, 0) is None
