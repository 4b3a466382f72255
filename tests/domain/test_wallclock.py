"""A moment is told by the clock of those who wait for it."""

from datetime import UTC, datetime

import pytest

from domain.wallclock import on_the_wall

NOW = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "zone", "said"),
    [
        ("2026-11-23T16:00", "America/Los_Angeles", "Mon 8:00 AM PST (Pacific)"),
        ("2026-11-22T13:00", "America/New_York", "Sun 8:00 AM EST (Eastern)"),
        ("2026-11-22T18:30", "America/Chicago", "Sun 12:30 PM CST (Central)"),
        ("2026-11-22T06:05", "America/Chicago", "Sun 12:05 AM CST (Central)"),
        ("2026-11-22T08:00", "Europe/London", "Sun 8:00 AM GMT (London)"),
        ("2026-11-22T04:30", "Asia/Dubai", "Sun 8:30 AM (Dubai)"),
        ("2026-11-30T16:00", "America/Los_Angeles", "Mon Nov 30 8:00 AM PST (Pacific)"),
        ("2026-11-23T11:00", "America/Argentina/Buenos_Aires", "Mon 8:00 AM (Buenos Aires)"),
    ],
)
def test_a_moment_is_told_by_the_clock_of_a_place(at: str, zone: str, said: str) -> None:
    moment = datetime.fromisoformat(at).replace(tzinfo=UTC)
    assert on_the_wall(moment, zone, NOW) == said
