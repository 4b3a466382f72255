"""Holidays on which the law of some states lets nobody be solicited.

A holiday counts on its own date and, where it falls on a weekend, on the day it is observed as
well: nobody has to know which of the two a state means. Sources: 5 U.S.C. § 6103(a) for the federal
ones; a compliance service's calendars of restricted dates (dnc.com, years 2018 to 2025) for the
states' own, with Ala. Code § 1-3-8 and R.I. Gen. Laws § 5-23-1; Canada Labour Code s. 166 for
Canada. Days that a governor proclaims for once are in no table.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import Final

Holiday = Callable[[int], date]
"""From a year to the date of a holiday in it."""

MONDAY, TUESDAY, THURSDAY, SATURDAY, SUNDAY = 0, 1, 3, 5, 6
_A_DAY: Final = timedelta(days=1)


def _on(month: int, day: int) -> Holiday:
    return lambda year: date(year, month, day)


def _nth(count: int, weekday: int, month: int) -> Holiday:
    """The `count`-th weekday of a month."""

    def of(year: int) -> date:
        first = date(year, month, 1)
        ahead = (weekday - first.weekday()) % 7
        return first + timedelta(days=ahead + 7 * (count - 1))

    return of


def _last(weekday: int, month: int) -> Holiday:
    def of(year: int) -> date:
        fifth = _nth(5, weekday, month)(year)
        return fifth if fifth.month == month else fifth - timedelta(days=7)

    return of


def _after(holiday: Holiday, days: int) -> Holiday:
    return lambda year: holiday(year) + timedelta(days=days)


def _monday_before(day: date) -> date:
    eve = day - _A_DAY
    return eve - timedelta(days=eve.weekday())


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian computus)."""
    golden, century, rest = year % 19, year // 100, year % 100
    leaps, correction = century // 4, (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - correction + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


_NEW_YEAR: Final = _on(1, 1)
_GOOD_FRIDAY: Final = _after(easter, -2)
_MARDI_GRAS: Final = _after(easter, -47)
_LABOR_DAY: Final = _nth(1, MONDAY, 9)
_VETERANS_DAY: Final = _on(11, 11)
_THANKSGIVING: Final = _nth(4, THURSDAY, 11)
_CHRISTMAS: Final = _on(12, 25)
_ELECTION_DAY: Final = _after(_nth(1, MONDAY, 11), 1)

FEDERAL: Final[tuple[Holiday, ...]] = (
    _NEW_YEAR,
    _nth(3, MONDAY, 1),  # Martin Luther King
    _nth(3, MONDAY, 2),  # Washington
    _last(MONDAY, 5),  # Memorial Day
    _on(6, 19),  # Juneteenth
    _on(7, 4),
    _LABOR_DAY,
    _nth(2, MONDAY, 10),  # Columbus, Indigenous Peoples
    _VETERANS_DAY,
    _THANKSGIVING,
    _CHRISTMAS,
)
CANADIAN: Final[tuple[Holiday, ...]] = (
    _NEW_YEAR,
    _GOOD_FRIDAY,
    lambda year: _monday_before(date(year, 5, 25)),  # Victoria Day
    _on(7, 1),
    _LABOR_DAY,
    _on(9, 30),  # Truth and Reconciliation
    _nth(2, MONDAY, 10),  # Thanksgiving
    _on(11, 11),
    _CHRISTMAS,
    _on(12, 26),
)
_OWN: Final[Mapping[str, tuple[Holiday, ...]]] = MappingProxyType(
    {
        "US-AL": (
            _MARDI_GRAS,  # in Mobile and Baldwin counties: 251 does not tell
            _nth(4, MONDAY, 4),  # Confederate Memorial Day
            _nth(1, MONDAY, 6),  # Jefferson Davis
            _on(12, 1),  # Rosa Parks
        ),
        "US-LA": (
            _on(1, 8),  # the Battle of New Orleans
            _on(1, 19),  # Robert E. Lee
            _MARDI_GRAS,
            _GOOD_FRIDAY,
            _on(6, 3),  # Jefferson Davis
            _on(8, 30),  # Huey Long
            _on(11, 1),  # All Saints
            _ELECTION_DAY,
            _after(_THANKSGIVING, 1),
            _on(12, 24),
            _on(12, 26),
            _on(12, 31),
        ),
        "US-MS": (_last(MONDAY, 4),),  # Confederate Memorial Day
        "US-PA": (
            _GOOD_FRIDAY,
            _on(6, 14),  # Flag Day
            _ELECTION_DAY,
            _on(12, 15),  # Bill of Rights Day
        ),
        "US-RI": (
            _on(5, 4),  # the state's independence
            _nth(2, MONDAY, 8),  # Victory Day
            _ELECTION_DAY,
        ),
        "US-UT": (_on(7, 24),),  # Pioneer Day
        "CA-BC": (_nth(3, MONDAY, 2), _nth(1, MONDAY, 8)),
    }
)


def is_holiday(day: date, law: str) -> bool:
    """Whether a date is a holiday, or observed as one, under a law (`US-AL`, `CA-BC`)."""
    return day in holidays(law, day.year)


@lru_cache(maxsize=256)
def holidays(law: str, year: int) -> frozenset[date]:
    """The holidays of a year, those included that are only observed in it."""
    common = CANADIAN if law.startswith("CA-") else FEDERAL
    days = [
        rule(each) for rule in (*common, *_OWN.get(law, ())) for each in (year - 1, year, year + 1)
    ]
    both = {seen for day in days for seen in (day, _observed(day))}
    return frozenset(day for day in both if day.year == year)


def _observed(day: date) -> date:
    if day.weekday() == SATURDAY:
        return day - _A_DAY
    return day + _A_DAY if day.weekday() == SUNDAY else day
