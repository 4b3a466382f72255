"""Until when somebody has to decide so that those who wait are still reached within their hours."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from domain.wallclock import clock


@dataclass(frozen=True, slots=True)
class Closing:
    """So many wait whose window closes `at`; it `reopens` then (UTC), None: they get no text."""

    at: datetime
    waiting: int
    reopens: datetime | None


@dataclass(frozen=True, slots=True)
class Deadline:
    """Whoever decides after `by` (UTC) lets so many wait until then; None: they get no text."""

    by: datetime
    waiting: int
    until: datetime | None


def deadline(closings: Iterable[Closing], *, each: timedelta) -> Deadline | None:
    """The first moment from which on a window would close before its texts are out.

    `each` text takes so long; those whose window closes earlier are sent before the others.
    """
    found: Deadline | None = None
    waiting, until = 0, list[datetime | None]()
    for at, group in groupby(sorted(closings, key=lambda it: it.at), key=lambda it: it.at):
        those = list(group)
        waiting += sum(it.waiting for it in those)
        until += [it.reopens for it in those]
        if not waiting:
            continue
        opens = [it for it in until if it is not None]
        this = Deadline(at - waiting * each, waiting, min(opens, default=None))
        if found is None or this.by < found.by:
            found = this
    return found


def words(found: Deadline, *, zone: str, now: datetime) -> str:
    """`Decide by 8:40 PM CST or 6,012 wait until tomorrow, 8:00 AM CST.`; by `zone`'s clock."""
    here = ZoneInfo(zone)
    by, today = found.by.astimezone(here), now.astimezone(here).date()
    people = f"{found.waiting:,} {'waits' if found.waiting == 1 else 'wait'}"
    if found.until is None:
        none = "gets" if found.waiting == 1 else "get"
        fate = f"{found.waiting:,} {none} no text any more"
    else:
        until = found.until.astimezone(here)
        tomorrow = until.date() == today + timedelta(days=1)
        day = "tomorrow" if tomorrow else f"{until:%b} {until.day}"
        fate = f"{people} until {day}, {clock(until, zone)}"
    if found.by <= now:
        return f"It is too late for some already: decide now, or {fate}."
    day = "" if by.date() == today else f"{by:%b} {by.day}, "
    return f"Decide by {day}{clock(by, zone)} or {fate}."
