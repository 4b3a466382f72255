"""Weekdays that do not fit their dates, dates that do not exist, and `tomorrow` read too late."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.composition import WarningCode
from domain.windows import Kind
from tests.domain.proofreading.desk import MORNING, codes, the

WRONG = WarningCode.WRONG_DATE
LATE = WarningCode.LATE_DAY
EVENING = datetime(2026, 11, 22, 2, 30, tzinfo=UTC)
"""Half past eight in Chicago."""
NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)


def on(words: str) -> str:
    return f"Harbour Books: see you {words}. Reply STOP to opt out"


@pytest.mark.parametrize(
    "words",
    [
        "Tuesday, Nov 25",
        "on Tue, November 25th",
        "Tues. Nov. 25",
        "tuesday 25 november",
        "Tuesday the 25th of November",
        "Tuesday, Nov 25, 10 AM",
        "Tuesday, Nov 25, 2026",
        "Tuesday 11/25",
        "Nov 25 (Tue)",
        "November 25, a Tuesday",
        "Saturday, Nov 20",
        "Tuesday (Nov 25)",
        "Tuesday evening, Nov 25",
        "Tuesday at 5 pm, Nov 25",
        "Tuesday, 2026-11-25",
        "Monday 11/22/26",
        "Tuesday the 25th",
        "Tue 25th, from nine",
        "Friday, January 2, 2026 or Friday, January 2",
    ],
)
def test_a_weekday_that_does_not_fit_its_date_is_warned(words: str) -> None:
    assert WRONG in codes(on(words))


def test_both_ways_out_are_named() -> None:
    assert the(WRONG, on("Tuesday, Nov 25")).text == (
        "“Tuesday, Nov 25”: November 25, 2026 is a Wednesday."
        " Write Wednesday, Nov 25 or Tuesday, Nov 24."
    )


@pytest.mark.parametrize(
    "words",
    [
        "Wednesday, Nov 25",
        "Wed 11/25",
        "Wednesday (Nov 25)",
        "Sunday 11/22/26",
        "Wednesday the 25th",
        "Friday 25th",
        "Tuesday 25th floor",
        "on Friday 1/2 price",
        "at our Tues 2/1 special",
        "Wednesday evening, Nov 25",
        "Nov 25 (Wed)",
        "Tuesday, Nov 25, 2025",
        "Friday, January 1",
        "Thursday, Nov 19",
        "Mon-Fri, Nov 23-27",
        "Monday to Friday, Nov 27",
        "Fri & Sat, Nov 27 & 28",
        "Friday, Nov 27 and 28",
        "every Tuesday, Nov 25 to Dec 20",
        "Tuesdays, Nov 25 on",
        "Wed, Nov 25, Thursday at noon",
        "when the sun march 3 ends",
        "when we sat may 5 times",
        "Tuesday 10/10 would go again",
    ],
)
def test_a_weekday_that_fits_or_speaks_of_several_days_is_not(words: str) -> None:
    expected = words == "Tuesday 10/10 would go again"
    assert (WRONG in codes(on(words))) is expected


def test_numbers_are_read_as_the_region_writes_them() -> None:
    assert WRONG in codes(on("Friday 12/4"), region="GB")
    assert WRONG not in codes(on("Friday 12/4"), region="US")
    assert WRONG not in codes(on("Friday 12/4"), region="CA")
    assert WRONG not in codes(on("Friday 4/12"), region="GB")


@pytest.mark.parametrize("words", ["Nov 31", "February 30th", "31 June", "Feb 29, 2027"])
def test_a_date_that_no_calendar_has_is_warned(words: str) -> None:
    assert "is no day of any calendar" in the(WRONG, on(words)).text


@pytest.mark.parametrize("words", ["Nov 30", "Feb 29", "may 50 people", "Dec 2026", "Nov 40%"])
def test_a_date_that_there_is_is_not(words: str) -> None:
    assert WRONG not in codes(on(words))


def test_dates_out_of_the_list_are_read_too() -> None:
    text = on("{{date}}")

    assert WRONG in codes(text, samples=(on("Tuesday, Nov 25"),))
    assert WRONG not in codes(text, samples=(on("Tuesday, Nov 24"),))


@given(
    st.dates(date(2026, 8, 20), date(2027, 8, 1)),
    st.integers(0, 6),
    st.sampled_from(["{d}, {m} {n}", "{d}, {n} {m}", "{d} the {n}th of {m}", "{m} {n} ({d})"]),
)
def test_exactly_the_wrong_weekday_of_the_coming_year_is_warned(
    day: date, weekday: int, form: str
) -> None:
    words = form.format(d=NAMES[weekday], m=MONTHS[day.month - 1], n=day.day)
    assert (WRONG in codes(on(words))) is (day.weekday() != weekday)


@pytest.mark.parametrize("word", ["today", "Tomorrow", "tonight", "this evening"])
def test_a_day_that_some_will_read_too_late_is_warned(word: str) -> None:
    text = on(word)

    assert LATE in codes(text, now=EVENING)
    assert LATE in codes(text, ends_at=MORNING + timedelta(days=1))
    assert LATE in codes(text, held=True)
    assert LATE not in codes(text)
    assert LATE not in codes(text, now=EVENING, held=False)
    assert LATE not in codes(text, now=None, held=True)


def test_the_day_that_is_meant_is_named() -> None:
    assert "“Sunday, Nov 22”" in the(LATE, on("tomorrow"), held=True).text
    assert "“Saturday, Nov 21”" in the(LATE, on("tonight"), held=True).text


@pytest.mark.parametrize(
    "words",
    [
        "tomorrow, Nov 22",
        "today (Saturday)",
        "tomorrow’s world",
        "in USA-today",
        "on 11/22, tomorrow",
    ],
)
def test_a_day_that_is_named_beside_it_or_is_none_is_not(words: str) -> None:
    assert LATE not in codes(on(words), held=True)


def test_marketing_is_held_from_six_and_an_urgent_text_never() -> None:
    at_six = datetime(2026, 11, 22, 0, 10, tzinfo=UTC)

    assert LATE in codes(on("tonight"), now=at_six, kind_of=Kind.MARKETING)
    assert LATE not in codes(on("tonight"), now=at_six, kind_of=Kind.INFORMATIONAL)
    assert LATE not in codes(on("tonight"), now=EVENING, kind_of=Kind.URGENT)
