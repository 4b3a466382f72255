"""A moment as the clock on somebody's wall shows it: `Mon 8:00 AM PST (Pacific)`."""

from collections.abc import Mapping
from datetime import datetime, timedelta
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


def on_the_wall(at: datetime, zone: str, now: datetime) -> str:
    """The moment `at` by the clock of a zone, which it names; with its date if it is far off."""
    local = at.astimezone(ZoneInfo(zone))
    day = f"{local:%a}" if at - now < _SOON else f"{local:%a %b} {local.day}"
    hour = local.hour % 12 or 12
    clock = f"{hour}:{local:%M} {'AM' if local.hour < 12 else 'PM'}"
    short = local.tzname() or ""
    named = f" {short}" if short.isalpha() else ""  # Some zones have no letters, only +04.
    return f"{day} {clock}{named} ({zone_words(zone)})"


def zone_words(zone: str) -> str:
    """`Pacific`, or a zone's city: `London`, `Buenos Aires`."""
    return _NAMES.get(zone) or zone.rpartition("/")[2].replace("_", " ")
