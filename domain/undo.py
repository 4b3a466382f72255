"""The undo window: how long a launch counts down before its first text leaves."""

from typing import Final

from domain.errors import Refused

STANDARD: Final = 60
MOST: Final = 600
"""Seconds. Whoever wants to start later schedules it."""
FIELD: Final = "undo_seconds"


def read_undo(typed: str) -> int:
    """Seconds as somebody typed them; nothing is the standard, 0 no window. Raises Refused."""
    bare = typed.strip()
    if not bare:
        return STANDARD
    if not bare.isascii() or not bare.isdigit() or len(bare) > 4 or int(bare) > MOST:
        raise Refused(
            f"The undo window is a number of seconds from 0 (none) to {MOST}.", field=FIELD
        )
    return int(bare)
