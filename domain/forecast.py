"""How long a sending takes and when it ends, in words that promise no more than is known."""

import math
from datetime import datetime, timedelta


def duration(segments: int, mps: float) -> timedelta:
    """The time to send so many segments at a throughput of `mps` segments per second.

    Raises ValueError for a throughput of zero or less, or a negative number of segments.
    """
    if mps <= 0 or segments < 0:
        raise ValueError("a throughput is above zero and segments are not negative")
    return timedelta(seconds=segments / mps)


def words(span: timedelta) -> str:
    """A forecast in words: `under a minute`, `about 12 minutes`, `about 2 hours 30 minutes`."""
    minutes = span.total_seconds() / 60
    if minutes < 1:
        return "under a minute"
    if minutes < 60:
        whole = math.ceil(minutes)
        if whole < 60:
            return f"about {_number(whole, 'minute')}"
    if minutes < 6 * 60:
        hours, rest = divmod(math.ceil(minutes / 10) * 10, 60)
        tail = f" {_number(rest, 'minute')}" if rest else ""
        return f"about {_number(hours, 'hour')}{tail}"
    hours = math.ceil(minutes / 60)
    if hours < 48:
        return f"about {_number(hours, 'hour')}"
    days, rest = divmod(hours, 24)
    tail = f" {_number(rest, 'hour')}" if rest and days < 7 else ""
    return f"about {_number(days, 'day')}{tail}"


def end(now: datetime, remaining_segments: int, observed_mps: float) -> datetime | None:
    """When a sending will end at the speed that was seen, or None while nothing moves."""
    if observed_mps <= 0:
        return None
    return now + duration(max(remaining_segments, 0), observed_mps)


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count:,} {noun}s"
