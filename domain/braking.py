"""Stop-all as cards show it, and what may be said about why."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from domain.errors import Refused

REASON_LENGTH: Final = 250


@dataclass(frozen=True, slots=True)
class Brake:
    """Stop-all is on: who pressed it (an actor's stored name), when (UTC), and why, if told."""

    by: str
    at: datetime
    reason: str


def reason_of(text: str) -> str:
    """What a person said about why; empty where they said nothing. Refused where it is too long."""
    if len(text.strip()) > REASON_LENGTH:
        raise Refused(f"The reason is longer than {REASON_LENGTH} characters.")
    return text.strip()
