"""Until when somebody has to decide, so that those who wait are still reached today."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.deadlines import Closing, deadline, words

NOW = datetime(2026, 11, 23, 0, 0, tzinfo=UTC)
"""18:00 in Chicago."""
CLOSES = datetime(2026, 11, 23, 2, 45, tzinfo=UTC)
OPENS = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def test_it_is_before_the_closing_by_what_their_texts_take() -> None:
    found = deadline([Closing(CLOSES, 300, OPENS)], each=SECOND)

    assert found is not None
    said = words(found, zone="America/Chicago", now=NOW)
    assert said == "Decide by 8:40 PM CST or 300 wait until tomorrow, 8:00 AM CST."


def test_without_a_window_that_closes_there_is_none() -> None:
    assert deadline([], each=SECOND) is None
    assert deadline([Closing(CLOSES, 0, OPENS)], each=SECOND) is None


def test_many_in_a_later_window_may_need_an_earlier_decision() -> None:
    many = Closing(CLOSES + timedelta(hours=1), 9_000, OPENS)

    found = deadline([Closing(CLOSES, 60, OPENS), many], each=SECOND)

    assert found is not None
    assert (found.waiting, found.by) == (9_060, many.at - 9_060 * SECOND)


def test_whoever_is_not_texted_any_more_does_not_wait() -> None:
    found = deadline([Closing(CLOSES, 1, None)], each=SECOND)

    assert found is not None
    assert "or 1 gets no text any more." in words(found, zone="UTC", now=NOW)


def test_too_late_for_some_is_said() -> None:
    found = deadline([Closing(CLOSES, 20_000, OPENS)], each=SECOND)

    assert found is not None
    said = words(found, zone="America/Chicago", now=NOW)
    assert said.startswith("It is too late for some already: decide now, or 20,000 wait until")


def test_another_day_is_named() -> None:
    found = deadline([Closing(CLOSES + timedelta(days=4), 2, None)], each=SECOND)

    assert found is not None
    assert words(found, zone="UTC", now=NOW).startswith("Decide by Nov 27, 2:44 AM UTC or")


@given(
    st.lists(
        st.builds(Closing, st.datetimes(timezones=st.just(UTC)), st.integers(0, 99), st.none())
    )
)
def test_whoever_decides_by_then_is_in_time_for_every_window(closings: list[Closing]) -> None:
    found = deadline(closings, each=SECOND)

    for closing in closings:
        before = sum(it.waiting for it in closings if it.at <= closing.at)
        if before:
            assert found is not None
            assert found.by + before * SECOND <= closing.at
