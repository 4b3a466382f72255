"""Alarms that need no database: that it cannot be written is said here, and to people by Slack."""

from typing import Final

from redis import Redis

_FULL: Final = "rollcall:disk-full"


def raise_full(redis: Redis, seconds: int) -> None:
    """The disk is full now; the alarm holds some seconds. Raises `redis.RedisError`."""
    redis.set(_FULL, 1, ex=seconds)


def is_full(redis: Redis) -> bool:
    """Whether somebody found the disk full a moment ago. Raises `redis.RedisError`."""
    return bool(redis.exists(_FULL))
