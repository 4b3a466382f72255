"""The away text: when it applies, and which texts and hours are taken."""

from datetime import UTC, datetime

import pytest

from domain.away import Away, applies, from_data, read, read_hours, to_data
from domain.errors import Refused

TEXT = "We read this Mon-Fri 9-5. In a hurry? Call 512 555 0100."
WEEK = Away(TEXT, "Mon–Fri 9:00-17:00, Sat 10-14")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of November 2026 (the 2nd is a Monday), UTC."""
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("when", "away"),
    [
        (at(2, 8, 59), True),
        (at(2, 9), False),
        (at(6, 16, 59), False),
        (at(6, 17), True),
        (at(7, 12), False),
        (at(8, 12), True),
    ],
)
def test_it_applies_outside_the_hours(when: datetime, away: bool) -> None:
    assert applies(WEEK, "UTC", when) is away


def test_the_hours_are_those_of_the_teams_zone() -> None:
    assert applies(WEEK, "America/Chicago", at(2, 14, 59))
    assert not applies(WEEK, "America/Chicago", at(2, 15))


def test_without_hours_it_applies_always() -> None:
    assert applies(Away(TEXT), "UTC", at(2, 12))


def test_a_night_shift_ends_on_the_next_day() -> None:
    night = Away(TEXT, "Sun 22:00-6:00")
    assert not applies(night, "UTC", at(2, 5, 59))
    assert applies(night, "UTC", at(2, 6))
    assert applies(night, "UTC", at(3, 5))


def test_days_may_wrap_around_the_week() -> None:
    assert sorted(read_hours("sat-monday 9 to 12; Wednesday 9-12")) == [0, 2, 5, 6]


@pytest.mark.parametrize(
    "hours", ["9-17", "Mon", "Monx-Fri 25-26", "Foo 9-17", "Mon-Fri 9-17, Tue 8-9"]
)
def test_other_hours_are_refused_beside_their_field(hours: str) -> None:
    with pytest.raises(Refused) as refused:
        read(TEXT, hours)
    assert refused.value.field == "away_hours"


@pytest.mark.parametrize(
    "text", ["Hi {{name}}", "x" * 321, "Reply YES to go on", "Reply C to confirm", "♥" * 210]
)
def test_a_text_that_asks_or_costs_too_much_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        read(text, "")
    assert refused.value.field == "away_text"


def test_it_is_kept_and_read_again() -> None:
    assert from_data(to_data(WEEK)) == WEEK
    assert read("  ", "Mon 9-17") is None
    assert (to_data(None), from_data(None)) == (None, None)
