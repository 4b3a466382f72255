"""What the team writes to somebody who wrote: what can be said, and until when it may leave.

Whoever wrote within a day expects an answer, at whatever hour they wrote. Later ones keep to the
hours where the person may be. A text that could not leave soon is dropped: the talk has moved on.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from domain.errors import Refused
from domain.hours import Hours
from domain.segments import count

FRESH: Final = timedelta(hours=24)
"""So long after somebody wrote, hours hold up no answer."""
PATIENCE: Final = timedelta(hours=1)
"""An answer leaves within this time of the press, or never."""
LENGTH: Final = 1000
MOST_SEGMENTS: Final = 6
MOST_ALIKE: Final = 500
"""People whom one press answers; one press more answers the rest."""
NAME_LENGTH: Final = 60
NOTE_LENGTH: Final = 500


class Showing(StrEnum):
    """How much of what people write stands in Slack."""

    SHOWN = "shown"
    HIDDEN = "hidden"
    """Behind *Show*, for one person at a time, which is kept in the audit."""
    COUNTED = "counted"
    """Only how many wrote."""


@dataclass(frozen=True, slots=True)
class Unanswered:
    """How many replies wait for somebody of the team, and since when the oldest does (UTC)."""

    count: int = 0
    oldest: datetime | None = None


@dataclass(frozen=True, slots=True)
class Shut:
    """Nothing may leave now; `opens` is when the hours allow it again, None if they never do."""

    opens: datetime | None


def leaves_until(wrote_at: datetime, hours: Hours, now: datetime) -> datetime | Shut:
    """Before when an answer may leave that is pressed `now`, to somebody who wrote last then."""
    latest = now + PATIENCE
    fresh = wrote_at + FRESH
    if latest <= fresh:
        return latest
    opening = hours.opening(now)
    if opening is None or opening.opens > now:
        return fresh if now < fresh else Shut(opening.opens if opening else None)
    closes = latest if opening.closes is None else min(latest, opening.closes)
    return max(closes, fresh) if now < fresh else closes


def read_text(text: str, smart_encoding: bool, field: str) -> str:
    """An answer that can be sent; raises Refused for that field of the form."""
    said = text.replace("\r\n", "\n").strip()
    if not said:
        raise Refused("Write the answer first, or choose a saved reply.", field=field)
    if "{{" in said:
        raise Refused("An answer has no fields. Write out what you want to say.", field=field)
    segments = count(said, smart_encoding).segments
    if len(said) > LENGTH or segments > MOST_SEGMENTS:
        raise Refused(
            f"The answer costs {segments} segments ({len(said):,} characters); at most"
            f" {MOST_SEGMENTS} segments and {LENGTH:,} characters go out. Please shorten it.",
            field=field,
        )
    return said
