"""What a campaign's chart shows: how many texts arrived, failed and were answered, step by step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import accumulate
from typing import Final
from zoneinfo import ZoneInfo

from domain.counting import count, listed
from domain.slacktext import undirected
from domain.wallclock import day, hands, written

MOST_STEPS: Final = 150
MOST_TICKS: Final = 4
LONGEST_ALT: Final = 900
_STEPS: Final = (10, 30, 60, 300, 900, 3600, 3 * 3600, 12 * 3600, 86_400, 7 * 86_400)
"""Seconds; what people count time by."""


class Series(StrEnum):
    """One line of the chart. The names are those of the card."""

    DELIVERED = "delivered"
    CONFIRMED = "confirmed"
    FAILED = "failed"
    REPLIES = "replies"
    OPT_OUTS = "opt_outs"


MANY: Final = (Series.DELIVERED, Series.CONFIRMED)
"""As many as there are recipients, at best."""
FEW: Final = (Series.FAILED, Series.REPLIES, Series.OPT_OUTS)
"""So few of them beside those that they need a scale of their own."""
WORDS: Final[Mapping[Series, str]] = {
    Series.DELIVERED: "Delivered",
    Series.CONFIRMED: "Confirmed",
    Series.FAILED: "Not delivered",
    Series.REPLIES: "Replies",
    Series.OPT_OUTS: "Opted out",
}


@dataclass(frozen=True, slots=True)
class Timeline:
    """Counts by series and by the number of the step; each step takes `seconds` from `start` on."""

    start: datetime
    seconds: int
    steps: int
    recipients: int = 0
    counts: Mapping[Series, Mapping[int, int]] = field(default_factory=dict)

    @property
    def end(self) -> datetime:
        """The end of the last step (UTC)."""
        return self.start + timedelta(seconds=self.seconds * self.steps)

    def total(self, series: Series) -> int:
        """All of it."""
        return sum(self.counts.get(series, {}).values())

    def running(self, series: Series) -> Sequence[int]:
        """How many there were at the end of each step; what came later counts in the last."""
        each = [0] * self.steps
        for step, number in self.counts.get(series, {}).items():
            each[min(max(step, 0), self.steps - 1)] += number
        return list(accumulate(each))

    def shown(self, among: Sequence[Series]) -> Sequence[Series]:
        """Those that have anything to show."""
        return [series for series in among if self.total(series)]


def step_seconds(start: datetime, end: datetime) -> int:
    """The shortest step by which the time between is at most 150 steps."""
    span = max((end - start).total_seconds(), 1)
    return next((it for it in _STEPS if span <= it * MOST_STEPS), int(span // MOST_STEPS) + 1)


def steps_between(start: datetime, end: datetime, seconds: int) -> int:
    """How many steps cover the time, at least one."""
    return max(1, -int(-(end - start).total_seconds() // seconds))


def ticks(timeline: Timeline, zone: str) -> Sequence[tuple[float, str]]:
    """Where times stand below the chart (0 to 1, from the left), by the team's clock.

    With the day where the chart spans more than one.
    """
    here = ZoneInfo(zone)
    ends = timeline.start.astimezone(here).date(), timeline.end.astimezone(here).date()
    many_days = ends[0] != ends[1]
    span = timeline.end - timeline.start
    number = 3 if many_days else MOST_TICKS
    places = [at / (number - 1) for at in range(number)]
    return [
        (place, _tick((timeline.start + span * place).astimezone(here), with_day=many_days))
        for place in places
    ]


def _tick(local: datetime, *, with_day: bool) -> str:
    return f"{local:%b} {local.day}, {hands(local)}" if with_day else hands(local)


def zone_words(timeline: Timeline, zone: str) -> str:
    """The clock of the chart: `Nov 21, 2026, times in America/Chicago (CST)`."""
    local = timeline.start.astimezone(ZoneInfo(zone))
    return f"{day(local)}, times in {zone} ({local:%Z})"


def alt_text(timeline: Timeline, title: str, zone: str) -> str:
    """What a screen reader says instead of the picture."""
    told = [
        f"{timeline.total(series):,} {WORDS[series].lower()}"
        for series in timeline.shown((*MANY, *FEW))
    ]
    begin, end = (written(at, zone) for at in (timeline.start, timeline.end))
    half = _half_delivered(timeline)
    reached = f" Half of the delivered had arrived by {written(half, zone)}." if half else ""
    words = (
        f"Chart of “{undirected(title)}” from {begin} to {end}:"
        f" of {count(timeline.recipients, 'recipient')}, {listed(told) if told else 'nothing yet'}."
        f"{reached}"
    )
    return words[:LONGEST_ALT]


def _half_delivered(timeline: Timeline) -> datetime | None:
    running = timeline.running(Series.DELIVERED)
    if not running or not running[-1]:
        return None
    step = next(at for at, number in enumerate(running) if number * 2 >= running[-1])
    return timeline.start + timedelta(seconds=timeline.seconds * (step + 1))


def nice_top(most: int) -> int:
    """The round number at or above it, where a scale ends, and that has a half: 2, 4 … 10, 20 …"""
    scale = 1
    while most > 10 * scale:
        scale *= 10
    return next(first * scale for first in (2, 4, 6, 8, 10) if most <= first * scale)
