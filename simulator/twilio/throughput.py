"""A sender's throughput: a queue that drains at so many segments per second."""

import time
from dataclasses import dataclass


@dataclass(slots=True)
class Throughput:
    """Segments per second (``mps``; None: unlimited) and when the queue will be empty."""

    mps: float | None
    free_at: float = 0.0

    def backlog(self) -> float:
        """Seconds of traffic that wait."""
        return max(0.0, self.free_at - time.monotonic())

    def reserve(self, segments: int) -> float:
        """Queue so many segments; returns the seconds until they leave."""
        if self.mps is None:
            return 0.0
        moment = time.monotonic()
        start = max(moment, self.free_at)
        self.free_at = start + segments / self.mps
        return start - moment
