"""How a moment is written for people: always with its zone, always on the twelve-hour clock.

In Slack's own formatting it is a date token, which each reader sees by their own clock
(`domain.slacktext.date_token`). What stands here is for where there is none: plain text, refusals,
pictures, and the clock of somebody else. Files and the terminal sort by time: `sortable`.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "America/New_York": "Eastern",
        "America/Chicago": "Central",
        "America/Denver": "Mountain",
        "America/Phoenix": "Arizona",
        "America/Los_Angeles": "Pacific",
        "America/Anchorage": "Alaska",
        "Pacific/Honolulu": "Hawaii",
    }
)
_SOON: Final = timedelta(days=6)
"""Beyond it a weekday alone could be the wrong one."""


def day(when: date) -> str:
    """`Nov 21, 2026`; a moment's day is by the zone that it is in."""
    return f"{when:%b} {when.day}, {when:%Y}"


def clock(at: datetime, zone: str, *, seconds: bool = False) -> str:
    """`9:41 AM CST`; where a zone has no letters `9:41 AM UTC+04`."""
    local = at.astimezone(ZoneInfo(zone))
    return f"{hands(local, seconds=seconds)} {_letters(local) or f'UTC{local.tzname()}'}"


def hands(local: datetime, *, seconds: bool = False) -> str:
    """`9:41 AM`, for where the zone stands beside it."""
    half = "AM" if local.hour < 12 else "PM"
    return f"{local.hour % 12 or 12}:{local:{'%M:%S' if seconds else '%M'}} {half}"


def written(at: datetime, zone: str, *, seconds: bool = False) -> str:
    """`Nov 21, 2026 at 9:41 AM CST`."""
    local = at.astimezone(ZoneInfo(zone))
    return f"{day(local)} at {clock(at, zone, seconds=seconds)}"


def sortable(at: datetime, zone: str) -> str:
    """`2026-11-21 09:41 America/Chicago`: for the terminal."""
    return f"{at.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M} {zone}"


def on_the_wall(at: datetime, zone: str, now: datetime) -> str:
    """`Mon 8:00 AM PST (Pacific)`: by the clock of others; with its date if it is far off."""
    local = at.astimezone(ZoneInfo(zone))
    weekday = f"{local:%a}" if at - now < _SOON else f"{local:%a %b} {local.day}"
    named = f" {letters}" if (letters := _letters(local)) else ""
    return f"{weekday} {hands(local)}{named} ({zone_words(zone)})"


def _letters(local: datetime) -> str:
    """`CST`; nothing for the zones that have no letters, only +04."""
    short = local.tzname() or ""
    return short if short.isalpha() else ""


def zone_words(zone: str) -> str:
    """`Pacific`, or a zone's city: `London`, `Buenos Aires`."""
    return _NAMES.get(zone) or zone.rpartition("/")[2].replace("_", " ")
