"""How often a key may call: so many requests a minute, counted in Redis over a sliding window.

Without Redis nothing is counted. What could send is then refused: a key that runs wild would text
people without a limit, and without Redis nothing leaves anyway. Reading, stopping and opting out go
on: they cost nobody a text, and who wants to stop something must be able to.
"""

import math
import time
from dataclasses import dataclass
from typing import Final

import structlog
from flask import Response
from limits import RateLimitItemPerMinute
from limits.errors import StorageError
from limits.storage import RedisStorage
from limits.strategies import SlidingWindowCounterRateLimiter

from domain.apicodes import Code
from runtime import Runtime
from webhooks.api.problems import Problem

log = structlog.get_logger(__name__)

AWAY_SECONDS: Final = 5
WINDOW_SECONDS: Final = 60


@dataclass(frozen=True, slots=True)
class Counted:
    """How a key stands after this request; `seconds` until it may call once more than now."""

    most: int
    left: int
    seconds: int

    def headers(self) -> dict[str, str]:
        """`RateLimit-*` as the IETF's draft has them; the reset is in seconds from now."""
        return {
            "RateLimit-Limit": str(self.most),
            "RateLimit-Remaining": str(self.left),
            "RateLimit-Reset": str(self.seconds),
            "RateLimit-Policy": f"{self.most};w={WINDOW_SECONDS}",
        }


class Limits:
    """The limits of one process' door: sending has one, everything else together another."""

    def __init__(self, rt: Runtime) -> None:
        storage = RedisStorage(
            "redis://", connection_pool=rt.redis.connection_pool, wrap_exceptions=True
        )
        self._counter = SlidingWindowCounterRateLimiter(storage)
        self._sends = RateLimitItemPerMinute(rt.settings.rollcall_api_sends_a_minute)
        self._others = RateLimitItemPerMinute(rt.settings.rollcall_api_reads_a_minute)

    def count(self, key: str, *, sends: bool) -> Counted | None:
        """Count one request of a key; None where Redis is away and nothing can be sent by it.

        Raises Problem (429) for one too many, and (503) for what sends while Redis is away.
        """
        limit = self._sends if sends else self._others
        names = (key, "sends" if sends else "others")
        try:
            allowed = self._counter.hit(limit, *names)
            at, left = self._counter.get_window_stats(limit, *names)
        except StorageError as error:
            log.warning(
                "not_counted", key=key, sends=sends, error=type(error.storage_error).__name__
            )
            if sends:
                raise _away() from error
            return None
        seconds = max(1, math.ceil(at - time.time()))
        counted = Counted(limit.amount, left, seconds)
        if not allowed:
            raise _too_many(counted)
        return counted


def add_headers(counted: Counted | None, answer: Response) -> Response:
    """Say in an answer how the key stands."""
    if counted is not None:
        answer.headers.extend(counted.headers())
    return answer


def _too_many(counted: Counted) -> Problem:
    return Problem(
        Code.TOO_MANY_REQUESTS,
        f"This key may make {counted.most} such requests a minute. Wait {counted.seconds} s.",
        headers={"Retry-After": str(counted.seconds), **counted.headers()},
    )


def _away() -> Problem:
    return Problem(
        Code.UNAVAILABLE,
        "Requests cannot be counted now, and nothing is sent without a limit. Try again.",
        headers={"Retry-After": str(AWAY_SECONDS)},
    )
