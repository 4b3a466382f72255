"""A form counts once: what a person sends again by a double press is not done again.

A convenience, not a promise: without Redis every press counts, and a launch is guarded by the
database.
"""

import structlog
from redis import Redis, RedisError

log = structlog.get_logger(__name__)


def claim(redis: Redis, key: str, seconds: int) -> bool:
    """Whether this is the first with that key within so many seconds, or Redis does not answer."""
    try:
        return bool(redis.set(_key(key), 1, nx=True, ex=seconds))
    except RedisError as error:
        log.info("once_unknown", error=type(error).__name__)
        return True


def release(redis: Redis, key: str) -> None:
    """Nothing came of it: the same form may be sent again."""
    try:
        redis.delete(_key(key))
    except RedisError as error:
        log.info("once_kept", error=type(error).__name__)


def _key(key: str) -> str:
    return f"rollcall:once:{key}"
