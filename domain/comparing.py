"""The read model of a comparison with Twilio's log, as cards show it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """Twilio's log against a campaign that may be a copy; `done_at` is None while it is read.

    `lines` were read so far, `found` of them were texts to recipients who waited here.
    """

    lines: int
    found: int
    done_at: datetime | None
