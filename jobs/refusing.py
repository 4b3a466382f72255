"""What follows when Slack says no to something that we show by ourselves: one rule for all of it.

Cards, posts in threads and the day's digest are tried again by the clock. Most refusals end by
themselves or never, so each further try waits longer, and at some point nobody tries any more.
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

from gateways.slack.errors import GONE, PERMANENT

FIRST: Final = timedelta(minutes=5)
"""Before the second try; twice as long before each further one."""
LONGEST: Final = timedelta(hours=6)
MOST: Final = 10
"""Refusals in a row, and then no more tries: two days of them."""


class Act(StrEnum):
    """What to do next."""

    ANEW = "anew"
    """What we edit is not there any more: post it anew, at once."""
    LATER = "later"
    GIVE_UP = "give_up"
    """No waiting helps: somebody has to mend it in Slack, and is told so."""


@dataclass(frozen=True, slots=True)
class Next:
    """What to do next, and how long to wait before it."""

    act: Act
    wait: timedelta = timedelta()


def after(error: str, refusals: int) -> Next:
    """What follows from Slack's code, after so many refusals in a row before this one."""
    if error in GONE:
        return Next(Act.ANEW)
    if error in PERMANENT or refusals >= MOST:
        return Next(Act.GIVE_UP, LONGEST)
    return Next(Act.LATER, wait(refusals))


def wait(refusals: int) -> timedelta:
    """How long to wait after one more refusal than these."""
    # Above 2**9 it is the longest in any case, and no huge number is made on the way.
    return min(FIRST * (1 << min(refusals, 9)), LONGEST)
