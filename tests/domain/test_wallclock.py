"""A moment is told by the clock of those who wait for it."""

from datetime import UTC, datetime

import pytest

from domain.wallclock import clock, day, on_the_wall, sortable, written

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


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("America/Chicago", "Nov 21, 2026 at 10:00 PM CST"),
        ("UTC", "Nov 22, 2026 at 4:00 AM UTC"),
        ("Asia/Dubai", "Nov 22, 2026 at 8:00 AM UTC+04"),
    ],
)
def test_a_moment_in_plain_text_names_its_day_and_its_zone(zone: str, said: str) -> None:
    assert written(NOW, zone) == said
    assert said.endswith(clock(NOW, zone))


def test_a_clock_tells_noon_midnight_and_seconds() -> None:
    assert clock(NOW.replace(hour=18), "America/Chicago") == "12:00 PM CST"
    assert clock(NOW.replace(hour=6, second=7), "America/Chicago", seconds=True) == (
        "12:00:07 AM CST"
    )


def test_a_day_has_no_leading_zero_and_the_terminal_sorts() -> None:
    assert day(NOW.replace(day=2)) == "Nov 2, 2026"
    assert sortable(NOW, "America/Chicago") == "2026-11-21 22:00 America/Chicago"
