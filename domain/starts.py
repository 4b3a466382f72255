"""The read model of a start at a time, as cards show it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ScheduleView:
    """When a campaign starts by itself (`at` UTC, `wall` naive in `zone`), and who said so.

    With `own_zones` each recipient's own clock has to show `wall`. `why_not`: it did not start.
    """

    at: datetime
    zone: str
    wall: datetime
    own_zones: bool
    by: str
    why_not: str | None = None
    late: int = 0
    """How many would still wait for their hours at its use-by; known at the press alone."""
