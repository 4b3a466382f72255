"""How often something happened lately, as a hint: nothing rests on it, and Redis may forget it."""

from redis import Redis, RedisError


def count(redis: Redis, key: str, seconds: int) -> int:
    """How often it happened, this time included; 0 where Redis does not answer."""
    try:
        with redis.pipeline() as pipe:
            pipe.incr(_key(key))
            pipe.expire(_key(key), seconds)
            return int(pipe.execute()[0])
    except RedisError:
        return 0


def counted(redis: Redis, key: str) -> int:
    """How often it happened lately; 0 where Redis does not answer, or forgot."""
    try:
        return int(redis.get(_key(key)) or 0)
    except RedisError:
        return 0


def _key(key: str) -> str:
    return f"rollcall:lately:{key}"
