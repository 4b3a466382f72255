"""What daily limits make of a sending: how much leaves before one, and when the rest goes on.

A forecast, from what is counted so far: other campaigns on the same limits, answers and test-sends
take of the same room.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from domain.daily import DailyLimit, Unit, days_of, goes_on_at

MOST_STEPS: Final = 2_000
"""About three years of days; beyond that nobody can tell an end anyway."""
_CRUMB: Final = 1e-6


@dataclass(frozen=True, slots=True)
class DayRoom:
    """What a daily limit has left now, in its own unit, and when its day is over (aware)."""

    limit: DailyLimit
    left: int
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Load:
    """What is to be sent; `throughput` in segments per second, above zero."""

    texts: int
    segments: int
    throughput: float


@dataclass(frozen=True, slots=True)
class DayStop:
    """Where a sending stops first: `texts` leave before `at`, the rest from `goes_on_at`.

    `ends_at` is when the last text leaves, None where that is too far away to tell. All aware.
    """

    limit: DailyLimit
    texts: int
    at: datetime
    goes_on_at: datetime
    ends_at: datetime | None

    def is_on_the_day_of(self, now: datetime) -> bool:
        """Whether it stops before the limit's next midnight."""
        return days_of(now, self.limit.zone)[0] == days_of(self.at, self.limit.zone)[0]


@dataclass(frozen=True, slots=True)
class DayPlan:
    """`stop` if it began now; `days` at least whenever it begins, by that `limit` if above 1."""

    stop: DayStop | None = None
    days: int = 1
    limit: DailyLimit | None = None


class _Day:
    """One limit's room while time goes on, in segments."""

    def __init__(self, room: DayRoom, each: float) -> None:
        self.limit = room.limit
        self._factor = each if room.limit.unit is Unit.MESSAGES else 1.0
        self.left = room.left * self._factor
        self.ends_at = room.ends_at

    def reach(self, at: datetime) -> None:
        """A new day has the whole limit again."""
        if self.ends_at <= at:
            self.left = self.limit.most * self._factor
            self.ends_at = goes_on_at(days_of(at, self.limit.zone)[-1], self.limit.zone)


def day_plan(rooms: Sequence[DayRoom], load: Load, now: datetime) -> DayPlan:
    """What these limits make of a sending."""
    if not rooms or not load.texts:
        return DayPlan()
    days, limit = max(((_days(room.limit, load), room.limit) for room in rooms), key=_first)
    return DayPlan(_first_stop(rooms, load, now), days, limit if days > 1 else None)


def _days(limit: DailyLimit, load: Load) -> int:
    return math.ceil((load.texts if limit.unit is Unit.MESSAGES else load.segments) / limit.most)


def _first(pair: tuple[int, DailyLimit]) -> int:
    return pair[0]


def _first_stop(rooms: Sequence[DayRoom], load: Load, now: datetime) -> DayStop | None:
    """Simulate it, from one limit or midnight to the next; None where no limit is reached."""
    each = load.segments / load.texts
    days = [_Day(room, each) for room in rooms]
    at, rest = now, float(load.segments)
    first: tuple[_Day, int, datetime, datetime] | None = None
    for _ in range(MOST_STEPS):
        for day in days:
            day.reach(at)
        full = [day for day in days if day.left < min(each, rest) - _CRUMB]
        if full:
            last = max(full, key=lambda day: day.ends_at)
            done = math.floor((load.segments - rest) / each + _CRUMB)
            first = first or (last, done, at, last.ends_at)
            at = last.ends_at
            continue
        at, gone = _go_on(days, rest, load.throughput, at)
        rest -= gone
        if rest <= _CRUMB:
            return None if first is None else _stop(first, at)
    return None if first is None else _stop(first, None)


def _go_on(
    days: Sequence[_Day], rest: float, throughput: float, at: datetime
) -> tuple[datetime, float]:
    """Send until nothing is left, a limit is reached, or a day ends."""
    until = min(day.ends_at for day in days)
    gone = min(rest, *(day.left for day in days), (until - at).total_seconds() * throughput)
    for day in days:
        day.left -= gone
    return at + timedelta(seconds=gone / throughput), gone


def _stop(first: tuple[_Day, int, datetime, datetime], ends_at: datetime | None) -> DayStop:
    day, texts, at, goes_on = first
    return DayStop(day.limit, texts, at, goes_on, ends_at)
