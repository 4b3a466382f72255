"""The away text: when it applies, and which texts and hours are taken."""

from datetime import UTC, datetime

import pytest

from domain.away import Away, applies, from_data, hours_said, read, read_hours, to_data
from domain.errors import Refused
from domain.windows import Window

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


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("mon-fri 9am-5pm, sat 10-14", "Mon–Fri 9:00-17:00, Sat 10:00-14:00"),
        ("Mon, Tue 9-17", "Mon, Tue 9:00-17:00"),
        ("Fri-Sun 22-6", "Fri–Sun 22:00-6:00"),
        ("Sun-Mon 9-17", "Mon 9:00-17:00, Sun 9:00-17:00"),
        ("", ""),
    ],
)
def test_hours_are_read_back_as_they_were_understood(typed: str, said: str) -> None:
    assert hours_said(typed) == said
    assert read_hours(said) == read_hours(typed)


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
    "hours",
    ["9-17", "Mon", "Monx-Fri 25-26", "Foo 9-17", "Mon-Fri 9-17, Tue 8-9", "Sat 9-12, Mon, Tue"],
)
def test_other_hours_are_refused_beside_their_field(hours: str) -> None:
    with pytest.raises(Refused) as refused:
        read(TEXT, hours)
    assert refused.value.field == "away_hours"


@pytest.mark.parametrize("hours", ["Mon-Fri 9-5", "Mon 8:30-5:30", "Mon 12-5", "Mon 9-5pm"])
def test_hours_that_end_before_they_start_are_refused_with_how_to_write_them(hours: str) -> None:
    with pytest.raises(Refused, match=r"ends before it starts.*9:00-17:00.*9am-5pm") as refused:
        read(TEXT, hours)
    assert refused.value.field == "away_hours"


@pytest.mark.parametrize(
    ("hours", "opens", "closes"),
    [
        ("Mon 9am-5pm", 9 * 60, 17 * 60),
        ("Mon 9:30 AM to 12 p.m.", 9 * 60 + 30, 12 * 60),
        ("Mon 9pm-12am", 21 * 60, 24 * 60),
        ("Mon 9pm-5am", 21 * 60, 29 * 60),
        ("Mon 22-6", 22 * 60, 30 * 60),
    ],
)
def test_the_twelve_hour_clock_and_nights_are_read(hours: str, opens: int, closes: int) -> None:
    assert read_hours(hours) == {0: Window(opens, closes)}


def test_days_in_a_row_share_the_hours_that_follow() -> None:
    nine = Window(9 * 60, 17 * 60)
    assert read_hours("Mon,Tue 9-17") == {0: nine, 1: nine}
    assert read_hours("Mon, Wed-Thu 9-17; Sat 9am-5pm") == dict.fromkeys((0, 2, 3, 5), nine)


def test_hours_that_nobody_can_read_any_more_send_nothing() -> None:
    assert not applies(Away(TEXT, "Mon-Fri 9-5"), "UTC", at(2, 12))


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
