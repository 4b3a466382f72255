"""What the hours make of a launch: who may be texted now, who waits until when, and who never can.

Worked out per area, not per recipient: a campaign has some hundreds of areas at most.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from domain.hours import Hours, Rules
from domain.scheduling import begins_in
from domain.whereabouts import hours_of_key
from domain.windows import LAST_MINUTES


@dataclass(frozen=True, slots=True)
class Wait:
    """So many recipients wait until the same opening (UTC).

    `zone` is where most of them may be: its clock tells people when.
    """

    until: datetime
    recipients: int
    zone: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Launchable:
    """Everybody of a campaign: now, later (the soonest first), or never. They add up."""

    now: int
    later: tuple[Wait, ...]
    never: int
    starts: tuple[Wait, ...] = field(default=(), compare=False)
    """When those of `now` begin, where each begins by their own clock; else nothing."""

    def after(self, last: datetime) -> int:
        """How many begin or open only at `last` or later."""
        return sum(wait.recipients for wait in (*self.starts, *self.later) if wait.until >= last)

    @property
    def waiting(self) -> int:
        """How many wait."""
        return sum(wait.recipients for wait in self.later)

    @property
    def closed(self) -> int:
        """How many get nothing now, and nothing at all if nobody is to wait."""
        return self.waiting + self.never

    def is_stopped_after(self, texts: int) -> bool:
        """Whether a limit that leaves room for so many texts now stops this launch now."""
        return not self.waiting or self.now > texts


EVERYBODY_NOW: Final = Launchable(0, (), 0)
"""Nothing is said of anybody, so nobody waits."""


def launchable(groups: Mapping[Hours, int], at: datetime) -> Launchable:
    """How many recipients may be texted at `at`, or when; `groups` counts those of each hours."""
    now = never = 0
    later: dict[datetime, Counter[str]] = {}
    for hours, recipients in groups.items():
        opening = hours.next_opening(at)
        if opening is None:
            never += recipients
        elif opening <= at:
            now += recipients
        else:
            zones = later.setdefault(opening, Counter())
            zones[hours.last_to_open(opening)] += recipients
    return Launchable(now, _waits(later), never)


def outlook(
    areas: Mapping[str, int], rules: Rules, at: datetime, *, wall: datetime | None = None
) -> Launchable:
    """The same for a campaign whose recipients were counted by area (`domain.whereabouts`).

    With `wall` (naive) each area begins when its own clock shows that; who is `now` begins then.
    """
    if wall is not None:
        return _by_own_clock(areas, rules, wall)
    groups: Counter[Hours] = Counter()
    for area, recipients in areas.items():
        groups[hours_of_key(area, rules)] += recipients
    return launchable(groups, at)


def _by_own_clock(areas: Mapping[str, int], rules: Rules, wall: datetime) -> Launchable:
    now = never = 0
    later: dict[datetime, Counter[str]] = {}
    starts: dict[datetime, Counter[str]] = {}
    for area, recipients in areas.items():
        begins = begins_in(area, wall, rules.team.live_in)
        hours = hours_of_key(area, rules)
        opening = hours.next_opening(begins)
        if opening is None:
            never += recipients
        elif opening <= begins:
            now += recipients
            starts.setdefault(begins, Counter())[""] += recipients
        else:
            later.setdefault(opening, Counter())[hours.last_to_open(opening)] += recipients
    return Launchable(now, _waits(later), never, _waits(starts))


def closed_since(
    areas: Mapping[str, int], rules: Rules, *, then: datetime | None, at: datetime
) -> int:
    """How many could be texted at `then`, when somebody looked, and cannot at `at`.

    Totals do not tell: one area may close while another opens. Without `then` nobody looked, so it
    is everybody who cannot be texted.
    """
    return sum(
        recipients
        for area, recipients in areas.items()
        if not _is_open(area, rules, at) and (then is None or _is_open(area, rules, then))
    )


def _is_open(area: str, rules: Rules, at: datetime) -> bool:
    opening = hours_of_key(area, rules).next_opening(at)
    return opening is not None and opening <= at


def _waits(found: Mapping[datetime, Counter[str]]) -> tuple[Wait, ...]:
    return tuple(_wait(until, found[until]) for until in sorted(found))


def _wait(until: datetime, zones: Counter[str]) -> Wait:
    zone, _ = zones.most_common(1)[0]
    return Wait(until, zones.total(), zone)


def validity_of(closes: datetime | None, at: datetime, most: int) -> int:
    """Seconds, whole and at most `most`, that a text leaving at `at` may lie in Twilio's queue.

    `closes` is when the last text of its window may leave (None: no end). The last minutes, which
    count as closed, are there for the queue; it cannot leak past them.
    """
    if closes is None:
        return most
    left = closes + LAST_MINUTES - at
    return max(1, min(most, int(left.total_seconds())))
