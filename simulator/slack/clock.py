"""The simulated time, message timestamps and ids.

Tests move the clock instead of sleeping: trigger ids, response_urls, rate limits and request
signatures all read it.
"""

from __future__ import annotations

import secrets
import time

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"


class Clock:
    """Real time plus an offset in seconds."""

    def __init__(self) -> None:
        self.offset = 0.0
        self._last_micros = 0

    def now(self) -> float:
        """Seconds since the epoch."""
        return time.time() + self.offset

    def advance(self, seconds: float) -> None:
        """Moves on (or back, when negative) without waiting."""
        self.offset += seconds

    def set_to(self, epoch: float) -> None:
        """Makes it `epoch` now; time goes on from there."""
        self.offset = epoch - time.time()

    def ts(self) -> str:
        """A message timestamp that no other message has: `1700000000.000123`."""
        micros = max(int(self.now() * 1_000_000), self._last_micros + 1)
        self._last_micros = micros
        return f"{micros // 1_000_000}.{micros % 1_000_000:06d}"


def new_id(prefix: str) -> str:
    """An id as Slack makes them: a letter for the kind, then ten letters and digits."""
    return prefix + "".join(secrets.choice(_ALPHABET) for _ in range(10))


def short_id() -> str:
    """What Slack puts where an app gave no block_id or action_id."""
    return secrets.token_urlsafe(4)[:5]
