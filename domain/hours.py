"""May somebody be texted now, and if not, when: every place that a number may be in must be open.

Pure arithmetic over windows (`domain.windows`) and places (`domain.zones`); instants are aware and
come as arguments. A day's window is turned into two instants by the zone's own rules. Where a
clock is put forward or back right at an edge, the later opening and the earlier closing count.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from domain.holidays import SATURDAY, SUNDAY, is_holiday
from domain.windows import LAST_MINUTES, STANDARD, Kind, TeamHours, Week, Window, week_of
from domain.zones import Place

ALWAYS: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""Since when a window is open that nothing ever closes."""
LONGEST: Final = timedelta(days=370)
"""How far ahead an opening is looked for: whatever is closed for a year is never open."""
_A_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Rules:
    """Which windows count: by the kind of the campaign and by what the team has set."""

    kind: Kind
    team: TeamHours = STANDARD
    last: timedelta = LAST_MINUTES


@dataclass(frozen=True, slots=True)
class _Span:
    """An uninterrupted time in which one place is open: UTC, without its end."""

    begins: datetime
    ends: datetime


@dataclass(frozen=True, slots=True)
class Opening:
    """The time in which a text may leave: from `opens` until before `closes` (UTC); None: no end.

    The last minutes of the window are not in it.
    """

    opens: datetime
    closes: datetime | None


@dataclass(frozen=True, slots=True, eq=False)
class _Clock:
    """One place with its windows; made once for each (`_clock`), so that it is its own key."""

    zone: ZoneInfo
    law: str
    week: Week


@dataclass(frozen=True, slots=True)
class Hours:
    """When all of some places are open: made by `hours_of`, once for each set of places."""

    clocks: tuple[_Clock, ...]
    last: timedelta

    def open_at(self, at: datetime) -> bool:
        """Whether a text may leave at `at`: every place is open, and not about to close."""
        spans = (_span(clock, self.last, at) for clock in self.clocks)
        return all(span is not None and span.begins <= at for span in spans)

    def next_opening(self, at: datetime) -> datetime | None:
        """The first instant, `at` or later (UTC), when a text may leave; None if there is none.

        None means that the hours of the places never meet: such a number can get no such text.
        """
        moment = at.astimezone(UTC)
        first = _first_opening(self, moment.date())
        return first if first is None or first >= moment else self._walk(moment)

    def _walk(self, begin: datetime) -> datetime | None:
        """From the end of one place's closed time to that of another's, until none is closed.

        Whoever held it up is asked first the next time: two or three places that never meet are
        found out by themselves, and the hundred others of a toll-free number are not asked.
        """
        moment, latest = begin, begin + LONGEST
        clocks, known_open = list(self.clocks), 0
        while known_open < len(clocks):
            span = _span(clocks[known_open], self.last, moment)
            if span is None or span.begins > latest:
                return None
            if span.begins > moment:
                moment = span.begins
                clocks.insert(0, clocks.pop(known_open))
                known_open = 0
            else:
                known_open += 1
        return moment

    def opening(self, at: datetime) -> Opening | None:
        """When a text may leave, at `at` or else the next time; None if there is no such time."""
        moment = self.next_opening(at)
        if moment is None:
            return None
        spans = [span for clock in self.clocks if (span := _span(clock, self.last, moment))]
        return Opening(
            max((span.begins for span in spans), default=ALWAYS),
            min((span.ends - self.last for span in spans), default=None),
        )

    def last_to_open(self, opening: datetime) -> str:
        """The zone whose window begins at `opening`: its clock says when; empty if none does."""
        for clock in self.clocks:
            span = _span(clock, self.last, opening)
            if span is not None and span.begins == opening:
                return clock.zone.key
        return ""

    def closes_at(self, at: datetime) -> datetime | None:
        """When the first of the windows open at `at` ends (UTC); None where none of them ends.

        A text's validity period ends then. Raises ValueError where no text may leave at `at`.
        """
        spans = [_span(clock, self.last, at) for clock in self.clocks]
        ends = [span.ends for span in spans if span is not None and span.begins <= at]
        if len(ends) < len(spans):
            raise ValueError("nothing may leave then")
        return min(ends, default=None)


@lru_cache(maxsize=4096)
def _first_opening(hours: Hours, day: date) -> datetime | None:
    """The first on a day in UTC, or later: that there is none is found out once a day."""
    return hours._walk(datetime.combine(day, time(), UTC))


def hours_of(places: Iterable[Place], rules: Rules) -> Hours:
    """When a text may leave to a number that may be in any of these places.

    A place where any hour is right restricts nothing. The same places and rules make equal hours.
    """
    ordered = sorted(set(places))
    weeks = ((place, week_of(place.law, rules.kind, rules.team)) for place in ordered)
    clocks = (_clock(place.zone, place.law, week) for place, week in weeks if week is not None)
    return Hours(tuple(clocks), rules.last)


@lru_cache(maxsize=4096)
def _clock(zone: str, law: str, week: Week) -> _Clock:
    return _Clock(ZoneInfo(zone), law, week)


def _span(clock: _Clock, last: timedelta, at: datetime) -> _Span | None:
    """The first span in which there is still time to send after `at`."""
    latest = at + last
    for span in _spans_near(clock, at.astimezone(UTC).date()):
        if span.ends > latest:
            return span
    return next((span for span in _spans(clock, at) if span.ends > latest), None)


@lru_cache(maxsize=16_384)
def _spans_near(clock: _Clock, day: date) -> tuple[_Span, ...]:
    """Those that matter on a day in UTC: they end after its midnight, and one begins after it."""
    midnight = datetime.combine(day, time(), UTC)
    near = []
    for span in _spans(clock, midnight):
        if span.ends > midnight:
            near.append(span)
        if span.begins >= midnight + _A_DAY:
            break
    return tuple(near)


def _spans(clock: _Clock, at: datetime) -> Iterator[_Span]:
    """The spans from the day before `at` on; windows that touch at midnight are one."""
    first = at.astimezone(clock.zone).date() - _A_DAY
    span: _Span | None = None
    for ahead in range(LONGEST.days):
        found = _open_on(clock, first + timedelta(days=ahead))
        if found is None:
            continue
        if span is not None and found.begins <= span.ends:
            span = _Span(span.begins, found.ends)
            continue
        if span is not None:
            yield span
        span = found
    if span is not None:
        yield span


@lru_cache(maxsize=16_384)
def _open_on(clock: _Clock, day: date) -> _Span | None:
    window = _window_on(day, clock.law, clock.week)
    if window is None:
        return None
    begins = max(_instants(clock.zone, day, window.opens))
    ends = min(_instants(clock.zone, day, window.closes))
    return _Span(begins, ends) if begins < ends else None


def _window_on(day: date, law: str, week: Week) -> Window | None:
    if week.has_holidays and is_holiday(day, law):
        return week.holiday
    if day.weekday() == SUNDAY:
        return week.sunday
    return week.saturday if day.weekday() == SATURDAY else week.weekday


def _instants(zone: ZoneInfo, day: date, minutes: int) -> tuple[datetime, datetime]:
    """When a zone's clock shows so many minutes after midnight: twice where the hour repeats.

    An hour that the clock leaves out gives the same time by the old and by the new offset.
    """
    here = (datetime.combine(day, time()) + timedelta(minutes=minutes)).replace(tzinfo=zone)
    return here.astimezone(UTC), here.replace(fold=1).astimezone(UTC)
