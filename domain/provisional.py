"""Provisional opt-outs: a person says what the words meant, or after three days they stand."""

from datetime import timedelta
from enum import StrEnum
from typing import Final

FINAL_AFTER: Final = timedelta(hours=72)
"""Who has not been asked about by then meant it: under-sending beats over-sending."""


class Decision(StrEnum):
    """What became of a provisional opt-out."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    LIFTED = "lifted"
    STARTED = "started"
    """The person opted in again before anybody decided."""
    FINAL = "final"
