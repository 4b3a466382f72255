"""The steps and words of a campaign's chart."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.timeline import (
    LONGEST_ALT,
    MANY,
    MOST_STEPS,
    Series,
    Timeline,
    alt_text,
    nice_top,
    step_seconds,
    steps_between,
    ticks,
    zone_words,
)

START = datetime(2026, 11, 21, 15, 30, tzinfo=UTC)


def line(**counts: dict[int, int]) -> Timeline:
    known = {Series(name): steps for name, steps in counts.items()}
    return Timeline(START, 60, 10, recipients=20, counts=known)


@pytest.mark.parametrize(
    ("span", "seconds"),
    [
        (timedelta(0), 10),
        (timedelta(minutes=25), 10),
        (timedelta(minutes=26), 30),
        (timedelta(days=3), 3600),
        (timedelta(days=365), 7 * 86_400),
        (timedelta(days=36_500), 21_024_001),
    ],
)
def test_a_chart_has_at_most_150_steps(span: timedelta, seconds: int) -> None:
    assert step_seconds(START, START + span) == seconds
    assert 1 <= steps_between(START, START + span, seconds) <= MOST_STEPS


def test_a_line_adds_up_and_keeps_what_came_after_the_last_step() -> None:
    seen = line(delivered={0: 2, 3: 5, 99: 1, -1: 1})

    assert seen.running(Series.DELIVERED) == [3, 3, 3, 8, 8, 8, 8, 8, 8, 9]
    assert seen.total(Series.DELIVERED) == 9
    assert seen.shown(MANY) == [Series.DELIVERED]


def test_times_stand_by_the_teams_clock_and_name_it() -> None:
    seen = line()

    assert [words for _, words in ticks(seen, "America/Chicago")] == [
        *("9:30 AM", "9:33 AM", "9:36 AM", "9:40 AM")
    ]
    assert zone_words(seen, "America/Chicago") == "Nov 21, 2026, times in America/Chicago (CST)"


def test_times_of_more_than_one_day_carry_the_day() -> None:
    seen = Timeline(START, 3600, 60)

    assert [words for _, words in ticks(seen, "Europe/Berlin")] == [
        *("Nov 21, 4:30 PM", "Nov 22, 10:30 PM", "Nov 24, 4:30 AM")
    ]


def test_a_screen_reader_is_told_the_figures_and_when_half_had_arrived() -> None:
    seen = line(delivered={0: 2, 3: 8}, opt_outs={4: 1})

    assert alt_text(seen, "Spring offer", "America/Chicago") == (
        "Chart of “Spring offer” from Nov 21, 2026 at 9:30 AM CST to Nov 21, 2026 at 9:40 AM CST:"
        " of 20 recipients, 10 delivered and 1 opted out."
        " Half of the delivered had arrived by Nov 21, 2026 at 9:34 AM CST."
    )


def test_nothing_is_told_of_what_did_not_happen() -> None:
    assert "Half" not in alt_text(line(), "Spring offer", "UTC")
    assert len(alt_text(line(), "x" * 5000, "UTC")) == LONGEST_ALT


@pytest.mark.parametrize(
    ("most", "top"), [(0, 2), (2, 2), (3, 4), (10, 10), (11, 20), (1931, 2000)]
)
def test_a_scale_ends_at_a_round_number_that_has_a_half(most: int, top: int) -> None:
    assert nice_top(most) == top
    assert top % 2 == 0
