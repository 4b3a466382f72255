"""Daily limits: what a sender, or a brand, may send from one midnight to the next.

A team sets them below what a carrier allows (T-Mobile counts per brand, from midnight Pacific, and
refuses what is above: Twilio errors 30023 and 30027) or spends (its own limit, from midnight in
its own zone). Around midnight nobody can tell on which day the carrier counts a text: it counts on
both of ours.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

EARLIER: Final = timedelta(minutes=1)
"""The carrier's clock may be behind ours."""
LATER: Final = timedelta(minutes=2)
"""A claimed text leaves within its lease, and the carrier's clock may be ahead."""


class Unit(StrEnum):
    """What a limit counts."""

    SEGMENTS = "segments"
    MESSAGES = "messages"


@dataclass(frozen=True, slots=True)
class DailyLimit:
    """At most so many a day; `scope` names the counter, `whose` is for people."""

    workspace_id: int
    scope: str
    most: int
    unit: Unit
    zone: str
    whose: str


@dataclass(frozen=True, slots=True)
class Reached:
    """A daily limit that the next text would go beyond, and when texts go on (aware)."""

    limit: DailyLimit
    goes_on_at: datetime


def days_of(at: datetime, zone: str) -> tuple[date, ...]:
    """The days in `zone` on which a text counts that is claimed at `at`: two around midnight."""
    local = ZoneInfo(zone)
    return tuple(sorted({it.astimezone(local).date() for it in _around(at)}))


def claimed_between(day: date, zone: str) -> tuple[datetime, datetime]:
    """From when, and until when, texts are claimed that count on that day; in the day's zone."""
    local = ZoneInfo(zone)
    begins = datetime.combine(day, time(), local)
    ends = datetime.combine(day + timedelta(days=1), time(), local)
    return _shifted(begins, -LATER), _shifted(ends, EARLIER)


def goes_on_at(day: date, zone: str) -> datetime:
    """When nothing that is claimed counts on that day any more."""
    return claimed_between(day, zone)[1]


def _around(at: datetime) -> tuple[datetime, datetime]:
    return _shifted(at, -EARLIER), _shifted(at, LATER)


def _shifted(at: datetime, span: timedelta) -> datetime:
    """Real time later: adding to a local time would ignore a clock that is put forward."""
    return (at.astimezone(ZoneInfo("UTC")) + span).astimezone(at.tzinfo)
