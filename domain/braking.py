"""The read model of stop-all, as cards show it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Brake:
    """Stop-all is on: who pressed it (an actor's stored name), when (UTC), and why, if told."""

    by: str
    at: datetime
    reason: str
