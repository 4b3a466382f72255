"""What the hours make of a launch: who may be texted now, who waits until when, and who never can.

Worked out per area, not per recipient: a campaign has some hundreds of areas at most.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from domain.hours import Hours

LONGEST_VALIDITY: Final = timedelta(hours=10)
"""Twilio's longest validity period, and its default: 36,000 seconds."""


@dataclass(frozen=True, slots=True)
class Wait:
    """So many recipients wait until the same opening (UTC)."""

    until: datetime
    recipients: int


@dataclass(frozen=True, slots=True)
class Launchable:
    """Everybody of a campaign: now, later (the soonest first), or never. They add up."""

    now: int
    later: tuple[Wait, ...]
    never: int


def launchable(groups: Mapping[Hours, int], at: datetime) -> Launchable:
    """How many recipients may be texted at `at`, or when; `groups` counts those of each hours."""
    now = never = 0
    later: dict[datetime, int] = {}
    for hours, recipients in groups.items():
        opening = hours.next_opening(at)
        if opening is None:
            never += recipients
        elif opening <= at:
            now += recipients
        else:
            later[opening] = later.get(opening, 0) + recipients
    waits = (Wait(until, recipients) for until, recipients in sorted(later.items()))
    return Launchable(now, tuple(waits), never)


def validity_of(hours: Hours, at: datetime) -> int:
    """Whole seconds for which a text that leaves at `at` may wait in Twilio's queue.

    It ends with the window, so that the queue cannot leak past it. Raises ValueError where no text
    may leave at `at`.
    """
    closes = hours.closes_at(at)
    left = LONGEST_VALIDITY if closes is None else min(closes - at, LONGEST_VALIDITY)
    return int(left.total_seconds())
