"""Moments as one reader sees them: in their own zone, as today or yesterday where that is so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

_PART = re.compile(r"\{(\w+)\}")
_NEAR = {-1: "yesterday", 0: "today", 1: "tomorrow"}


@dataclass(frozen=True, slots=True)
class Dates:
    """`now` is in seconds since the epoch; `zone` an IANA name."""

    zone: str
    now: float

    def token(self, token: str, fallback: str, *, at_start: bool = False) -> str:
        """`!date^seconds^format` (a link after it is not followed); its fallback if it is wrong."""
        parts = token.split("^")
        if len(parts) < 3 or not parts[1].isdigit():
            return fallback
        written = self.written(int(parts[1]), parts[2])
        return written[:1].upper() + written[1:] if at_start else written

    def written(self, seconds: float, pattern: str) -> str:
        """Slack's formats: docs.slack.dev "Formatting message text", date formatting."""
        at = self._local(seconds)
        near = _NEAR.get((at.date() - self._local(self.now).date()).days)

        def part(found: re.Match[str]) -> str:
            name = found.group(1)
            if name.endswith("_pretty") and near:
                return near
            return self._forms(at).get(name.removesuffix("_pretty"), found.group())

        return _PART.sub(part, pattern)

    def _forms(self, at: datetime) -> dict[str, str]:
        hour = at.hour % 12 or 12
        half = "AM" if at.hour < 12 else "PM"
        return {
            "date_num": f"{at:%Y-%m-%d}",
            "date": f"{at:%B} {_nth(at.day)}, {at:%Y}",
            "date_short": f"{at:%b} {at.day}, {at:%Y}",
            "date_long": f"{at:%A}, {at:%B} {_nth(at.day)}, {at:%Y}",
            "time": f"{hour}:{at:%M} {half}",
            "time_secs": f"{hour}:{at:%M:%S} {half}",
            "ago": f"{max(0, int(self.now - at.timestamp())) // 60} minutes ago",
        }

    def clock(self, ts: str) -> str:
        """When a message came, as it stands beside its author: `9:41 AM`."""
        return self.written(float(ts), "{time}")

    def _local(self, seconds: float) -> datetime:
        return datetime.fromtimestamp(seconds, UTC).astimezone(ZoneInfo(self.zone))


def _nth(day: int) -> str:
    ending = "th" if 11 <= day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"
