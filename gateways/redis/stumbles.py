"""Which campaigns our own code failed on a moment ago. A hint: forgotten, it is counted anew."""

from redis import Redis


def again(redis: Redis, campaign_id: int, seconds: int) -> bool:
    """Note that it failed now; whether it did before, so many seconds ago at most.

    Raises `redis.RedisError`.
    """
    return redis.set(f"rollcall:stumbled:{campaign_id}", 1, nx=True, ex=seconds) is None
