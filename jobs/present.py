"""What time it may be: every witness is asked, and a window must be open for all of them.

A host's clock can be wrong, or be set while we run, and then nobody may be texted at night for it.
The witnesses: this host's clock; the same clock without what it was set by since the parent of
this process began (its time since boot goes on whatever anybody sets); and Redis' clock.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

import redis
import structlog

from models.openings import Span
from runtime import Runtime

log = structlog.get_logger(__name__)

APART: Final = 60.0
"""Seconds between two witnesses that somebody should know of."""
_NOISE: Final = 0.5
_TICKS: Final = getattr(time, "CLOCK_BOOTTIME", None)


def _since_boot() -> float:
    """Seconds that go on while the host sleeps, where the system knows such a clock."""
    return time.monotonic() if _TICKS is None else time.clock_gettime(_TICKS)


_BEGAN: Final = time.time() - _since_boot()
"""Taken as the parent imports it: each job is a fork of it."""


def stepped() -> float:
    """By how many seconds this host's clock was set since the parent of this process began.

    Less than half a second is none: clocks are slewed, and a process is held up between two reads.
    """
    seconds = time.time() - _since_boot() - _BEGAN
    return seconds if abs(seconds) >= _NOISE else 0.0


@dataclass(slots=True)
class Present:
    """The witnesses of one process; `theirs` is Redis' clock in seconds, None while not known."""

    clock: Callable[[], datetime]
    theirs: Callable[[], float | None]
    has_told: bool = False

    def span(self) -> Span:
        """Between which moments it is now (UTC)."""
        now = self.clock()
        seen = [now, now - timedelta(seconds=stepped())]
        theirs = self.theirs()
        if theirs is not None:
            seen.append(datetime.fromtimestamp(theirs, UTC))
        span = Span(min(seen), max(seen))
        apart = (span.latest - span.earliest).total_seconds()
        if apart > APART and not self.has_told:
            self.has_told = True
            log.warning("clocks_disagree", seconds=round(apart))
        return span


def present(rt: Runtime) -> Present:
    """The witnesses of a job that asks Redis once for each look; without it, the others."""

    def theirs() -> float | None:
        try:
            seconds, micro = rt.redis.time()
        except redis.RedisError:
            return None
        return float(seconds) + float(micro) / 1e6

    return Present(rt.clock, theirs)
