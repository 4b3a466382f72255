"""Alarms that need no database: a full disk, and clocks that disagree."""

from typing import Final

from redis import Redis

_FULL: Final = "rollcall:disk-full"
_APART: Final = "rollcall:clocks-apart"
_SHOWN: Final = "rollcall:clocks-apart-shown"


def raise_full(redis: Redis, seconds: int) -> None:
    """The disk is full now; the alarm holds some seconds. Raises `redis.RedisError`."""
    redis.set(_FULL, 1, ex=seconds)


def is_full(redis: Redis) -> bool:
    """Whether somebody found the disk full a moment ago. Raises `redis.RedisError`."""
    return bool(redis.exists(_FULL))


def raise_apart(redis: Redis, apart: int, seconds: int) -> None:
    """Clocks are that many seconds apart; the alarm holds some seconds. Raises RedisError."""
    redis.set(_APART, apart, ex=seconds)


def apart(redis: Redis) -> int:
    """How far apart somebody found the clocks a moment ago, or 0. Raises RedisError."""
    return int(redis.get(_APART) or 0)


def show(redis: Redis, *, shown: bool) -> None:
    """Remember whether the cards show that clocks disagree. Raises RedisError."""
    if shown:
        redis.set(_SHOWN, 1)
    else:
        redis.delete(_SHOWN)


def is_shown(redis: Redis) -> bool:
    """Whether the cards show that clocks disagree. Raises RedisError."""
    return bool(redis.exists(_SHOWN))
