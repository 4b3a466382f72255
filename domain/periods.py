"""The time that a report is about, as people say it: this week, last month, 2026-10, from–to.

Whole days by the team's clock; the first of them begins, and the last ends, at its midnight.
"""

import re
from calendar import month_name
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from domain.errors import Refused

USUAL: Final = "this month"
_BETWEEN: Final = re.compile(r"\s*(?:–|—|--|\.\.\.?|…|\s(?:to|until|till|-)\s)\s*", re.IGNORECASE)
_LAST: Final = re.compile(r"(?:the )?(?:last|past) (\d{1,3}) (day|week)s?")
_MONTH: Final = re.compile(r"(\d{4})-(\d{1,2})")
_NAMED: Final = re.compile(r"([a-z]+)(?: (\d{4}))?")
_FIRST_YEAR: Final = 2000
_LAST_YEAR: Final = 9998
"""The day after its last one is still a date."""


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day to the last, both included, by the clock of `zone`."""

    first: date
    last: date
    zone: str

    @property
    def start(self) -> datetime:
        """UTC."""
        return self._midnight(self.first)

    @property
    def end(self) -> datetime:
        """UTC, the moment after."""
        return self._midnight(self.last + timedelta(days=1))

    @property
    def typed(self) -> str:
        """As it can be typed again."""
        return f"{self.first.isoformat()}..{self.last.isoformat()}"

    @property
    def words(self) -> str:
        """`Oct 1 to Oct 31, 2026`."""
        last = f"{self.last:%b} {self.last.day}, {self.last.year}"
        if self.first == self.last:
            return last
        year = f", {self.first.year}" if self.first.year != self.last.year else ""
        return f"{self.first:%b} {self.first.day}{year} to {last}"

    def _midnight(self, day: date) -> datetime:
        return datetime.combine(day, time(), ZoneInfo(self.zone)).astimezone(UTC)


def read_period(text: str, now: datetime, zone: str) -> Period:
    """What somebody typed; nothing is this month. Raises Refused."""
    today = now.astimezone(ZoneInfo(zone)).date()
    said = " ".join(text.casefold().split()).removeprefix("from ") or USUAL
    try:
        first, last = _in_our_time(*_between(said, today))
    except (ValueError, OverflowError):
        raise Refused(
            f"“{text.strip()}” is no time that I know. Say this week, last month, 2026-10, or"
            " 2026-10-01 to 2026-10-15."
        ) from None
    if first > last:
        raise Refused(f"{first.isoformat()} is after {last.isoformat()}. Turn them round.")
    if first > today:
        raise Refused(f"{first.isoformat()} has not come yet.")
    return Period(first, last, zone)


def week_before(now: datetime, zone: str) -> Period:
    """The last whole week, Monday to Sunday, by the clock of `zone`."""
    return Period(*_week(now.astimezone(ZoneInfo(zone)).date(), 1), zone)


def next_monday(now: datetime, zone: str, hour: int) -> datetime:
    """The next Monday's hour by the clock of `zone`, as UTC."""
    clock = ZoneInfo(zone)
    local = now.astimezone(clock)
    monday = local.date() - timedelta(days=local.weekday())
    due = datetime.combine(monday, time(hour), clock)
    if due <= local:
        due = datetime.combine(monday + timedelta(days=7), time(hour), clock)
    return due.astimezone(UTC)


def _in_our_time(first: date, last: date) -> tuple[date, date]:
    """Raise ValueError for years whose midnights no clock tells, or when nobody texted."""
    if min(first, last).year < _FIRST_YEAR or max(first, last).year > _LAST_YEAR:
        raise ValueError("not in our time")
    return first, last


def _between(said: str, today: date) -> tuple[date, date]:
    parts = _BETWEEN.split(said)
    if len(parts) == 2:
        return _one(parts[0], today)[0], _one(parts[1], today)[1]
    return _one(said, today)


def _one(said: str, today: date) -> tuple[date, date]:
    match said.split():
        case ["today"]:
            return today, today
        case ["yesterday"]:
            return today - timedelta(days=1), today - timedelta(days=1)
        case [("this" | "last") as which, "week"]:
            return _week(today, int(which == "last"))
        case [("this" | "last") as which, "month"]:
            first = today.replace(day=1)
            return _month(first if which == "this" else first - timedelta(days=1))
        case [("this" | "last") as which, "year"]:
            return _year(today.year - int(which == "last"))
    if found := _LAST.fullmatch(said):
        days = int(found[1]) * (7 if found[2] == "week" else 1)
        return today - timedelta(days=max(days, 1) - 1), today
    if found := _MONTH.fullmatch(said):
        return _month(date(int(found[1]), int(found[2]), 1))
    if said.isdigit() and len(said) == 4:
        return _year(int(said))
    if found := _NAMED.fullmatch(said):
        return _named(found[1], found[2], today)
    day = date.fromisoformat(said)
    return day, day


def _week(today: date, ago: int) -> tuple[date, date]:
    monday = today - timedelta(days=today.weekday() + 7 * ago)
    return monday, monday + timedelta(days=6)


def _month(day: date) -> tuple[date, date]:
    first = day.replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _year(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


def _named(word: str, year: str | None, today: date) -> tuple[date, date]:
    """`october`: the last one that began; `october 2026`."""
    names = [month_name[number].casefold() for number in range(1, 13)]
    found = [at for at, name in enumerate(names, 1) if len(word) >= 3 and name.startswith(word)]
    if len(found) != 1:
        raise ValueError("no month")
    at = today.year if year is None else int(year)
    if year is None and found[0] > today.month:
        at -= 1
    return _month(date(at, found[0], 1))
