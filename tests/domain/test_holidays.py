"""Holidays on which nobody may be solicited."""

from datetime import date

import pytest

from domain.holidays import easter, holidays, is_holiday


@pytest.mark.parametrize(
    "sunday",
    [date(2024, 3, 31), date(2025, 4, 20), date(2026, 4, 5), date(2027, 3, 28), date(2038, 4, 25)],
)
def test_easter_is_where_the_churches_keep_it(sunday: date) -> None:
    assert easter(sunday.year) == sunday


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 1, 1),
        date(2026, 1, 19),
        date(2026, 2, 16),
        date(2026, 5, 25),
        date(2026, 6, 19),
        date(2026, 7, 4),
        date(2026, 9, 7),
        date(2026, 10, 12),
        date(2026, 11, 11),
        date(2026, 11, 26),
        date(2026, 12, 25),
    ],
)
def test_a_federal_holiday_is_one_in_every_state(day: date) -> None:
    assert all(is_holiday(day, law) for law in ("US-AL", "US-LA", "US-MS", "US-PA", "US-RI"))


def test_a_holiday_at_a_weekend_is_also_observed() -> None:
    assert {date(2026, 7, 3), date(2026, 7, 4)} <= holidays("US-AL", 2026)  # a Saturday
    assert {date(2027, 7, 4), date(2027, 7, 5)} <= holidays("US-AL", 2027)  # a Sunday


def test_new_years_day_may_be_observed_in_the_old_year() -> None:
    assert is_holiday(date(2027, 12, 31), "US-AL")
    assert not is_holiday(date(2026, 12, 31), "US-AL")


@pytest.mark.parametrize(
    ("law", "day"),
    [
        ("US-AL", date(2026, 4, 27)),
        ("US-LA", date(2026, 2, 17)),  # Mardi Gras
        ("US-LA", date(2026, 4, 3)),  # Good Friday
        ("US-LA", date(2026, 11, 27)),
        ("US-MS", date(2026, 4, 27)),
        ("US-PA", date(2026, 6, 14)),
        ("US-PA", date(2026, 11, 3)),
        ("US-RI", date(2026, 8, 10)),
        ("US-UT", date(2026, 7, 24)),
        ("CA-BC", date(2026, 8, 3)),
        ("CA-ON", date(2026, 5, 18)),  # Victoria Day
        ("CA-ON", date(2026, 7, 1)),
    ],
)
def test_a_states_own_holiday_is_one_there(law: str, day: date) -> None:
    assert is_holiday(day, law)
    assert not is_holiday(day, "US-NY")


@pytest.mark.parametrize("law", ["US-AL", "US-LA", "CA-ON", "US-NY"])
def test_an_ordinary_day_is_none(law: str) -> None:
    assert not is_holiday(date(2026, 3, 10), law)
    assert not is_holiday(date(2028, 2, 24), law)


def test_every_year_has_as_many_as_a_person_would_count() -> None:
    assert all(11 <= len(holidays("US-NY", year)) <= 16 for year in range(2020, 2060))
    assert all(len(holidays("US-LA", year)) <= 34 for year in range(2020, 2060))
