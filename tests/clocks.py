"""A clock that a test may push on instead of waiting."""

from datetime import UTC, datetime, timedelta


class Clock:
    """The host's clock, and how far this test is ahead of it."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    def step(self, seconds: float) -> None:
        """Let that much time pass."""
        self.ahead += timedelta(seconds=seconds)
