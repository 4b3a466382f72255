"""Where it is night now: the demo tells the same story at any hour of any day.

It opens the team's own window around the present hour, as an admin may, and keeps one zone outside
of it: somebody who lives there has to wait.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from domain.hours import Hours, Rules
from domain.waiting import outlook
from domain.whereabouts import hours_of_key, told
from domain.windows import Kind, TeamHours, read_window
from domain.zones import Place

LENGTH: Final = 10
"""Hours of the window; from the west to the east of the list it is three."""
SPARE: Final = timedelta(hours=1)
"""For so long nothing opens and nothing closes: much longer than the demo takes."""
HERE: Final = "America/Los_Angeles"
FAR: Final = ("Asia/Kolkata", "Asia/Tokyo", "Europe/Helsinki", "Australia/Sydney", "Europe/London")


@dataclass(frozen=True, slots=True)
class Night:
    """The team's `window` as it is typed, and a `zone` in which it is closed."""

    window: str
    zone: str


def choose(areas: Collection[str], now: datetime) -> Night:
    """A window in which all areas are open now and for a while, and a zone that is closed."""
    for window in _windows(now):
        rules = Rules(Kind.INFORMATIONAL, TeamHours(informational=read_window(window)))
        if all(_stays_open(hours_of_key(area, rules), now) for area in areas):
            for zone in FAR:
                if _stays_closed(told([Place(zone, "US-CA")]), rules, now):
                    return Night(window, zone)
    raise RuntimeError("There is no hour at which some may be texted and somebody not.")


def _windows(now: datetime) -> Iterator[str]:
    hour = now.astimezone(ZoneInfo(HERE)).hour
    for before in (1, 2, 3, 4):
        opens = (hour - before) % 24
        yield f"{opens}:00-{(opens + LENGTH) % 24}:00"


def _stays_open(hours: Hours, now: datetime) -> bool:
    if not hours.open_at(now):
        return False
    closes = hours.closes_at(now)
    return closes is None or closes - now > SPARE


def _stays_closed(area: str, rules: Rules, now: datetime) -> bool:
    later = outlook({area: 1}, rules, now).later
    return bool(later) and later[0].until - now > SPARE
