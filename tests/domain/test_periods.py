"""The time that a report is about, as people say it."""

from datetime import UTC, datetime

import pytest

from domain.errors import Refused
from domain.periods import next_monday, read_period, week_before

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
"""A Saturday evening in Chicago, and Sunday already in UTC."""
ZONE = "America/Chicago"


@pytest.mark.parametrize(
    ("said", "typed"),
    [
        ("", "2026-11-01..2026-11-30"),
        ("today", "2026-11-21..2026-11-21"),
        ("yesterday", "2026-11-20..2026-11-20"),
        ("This  Week", "2026-11-16..2026-11-22"),
        ("last week", "2026-11-09..2026-11-15"),
        ("last month", "2026-10-01..2026-10-31"),
        ("last year", "2025-01-01..2025-12-31"),
        ("last 30 days", "2026-10-23..2026-11-21"),
        ("past 2 weeks", "2026-11-08..2026-11-21"),
        ("2026-02", "2026-02-01..2026-02-28"),
        ("2026", "2026-01-01..2026-12-31"),
        ("october", "2026-10-01..2026-10-31"),
        ("dec", "2025-12-01..2025-12-31"),
        ("October 2024", "2024-10-01..2024-10-31"),
        ("2026-10-05", "2026-10-05..2026-10-05"),
        ("2026-10-01–2026-10-15", "2026-10-01..2026-10-15"),
        ("2026-10-01..2026-10-15", "2026-10-01..2026-10-15"),
        ("from 2026-10-01 to 2026-10-15", "2026-10-01..2026-10-15"),
        ("2026-09 - 2026-10", "2026-09-01..2026-10-31"),
        ("september to last month", "2026-09-01..2026-10-31"),
    ],
)
def test_a_period_is_read_as_people_say_it(said: str, typed: str) -> None:
    found = read_period(said, NOW, ZONE)

    assert found.typed == typed
    assert read_period(found.typed, NOW, ZONE) == found


@pytest.mark.parametrize(
    "said",
    [
        "soon",
        "ma",
        "2026-13",
        "2026-02-30",
        "1999",
        "0000-01",
        "2026-10-01 to",
        "9999",
        "0001-01-01",
        "1999-12-31 to 2026-10-01",
        "2026-01-01 to 9999-12-31",
    ],
)
def test_what_is_no_time_is_refused(said: str) -> None:
    with pytest.raises(Refused):
        read_period(said, NOW, ZONE)


def test_a_period_that_runs_backwards_or_has_not_come_is_refused() -> None:
    with pytest.raises(Refused, match="Turn them round"):
        read_period("2026-10-15 to 2026-10-01", NOW, ZONE)
    with pytest.raises(Refused, match="has not come yet"):
        read_period("2026-11-22", NOW, ZONE)


def test_days_begin_at_the_teams_midnight_whatever_the_clocks_did() -> None:
    found = read_period("2026-03", NOW, ZONE)

    assert found.start == datetime(2026, 3, 1, 6, tzinfo=UTC)
    assert found.end == datetime(2026, 4, 1, 5, tzinfo=UTC)
    assert found.words == "Mar 1 to Mar 31, 2026"


def test_the_week_before_is_whole_and_the_next_monday_is_ahead() -> None:
    assert week_before(NOW, ZONE).typed == "2026-11-09..2026-11-15"
    monday = next_monday(NOW, ZONE, 9)
    assert monday == datetime(2026, 11, 23, 15, tzinfo=UTC)
    assert next_monday(monday, ZONE, 9) == datetime(2026, 11, 30, 15, tzinfo=UTC)
