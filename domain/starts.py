"""The read model of a start at a time, as cards show it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ScheduleView:
    """When a campaign starts by itself (`at` UTC, `wall` naive in `zone`), and who said so.

    With `own_zones` each recipient's own clock has to show `wall`. `why_not`: it did not start.
    `is_launch`: nobody chose that time; it was launched, and its undo window is over then.
    """

    at: datetime
    zone: str
    wall: datetime
    own_zones: bool
    by: str
    why_not: str | None = None
    is_launch: bool = False
    use_by: datetime | None = None
    reason: str = ""
    """Why an urgent one cannot wait, as it was said then."""
    attest: str = ""
    """Where recipients without a recorded consent agreed, as it was said then."""
    canary: bool = False
    """Its first texts leave alone, and a person releases the rest, whatever the team's rule is."""
    drop: bool = False
    """Whoever cannot be texted when it goes is skipped instead of waiting."""
    late: int = 0
    """How many would still wait for their hours at its use-by; known at the press alone."""
