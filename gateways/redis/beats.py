"""Signs of life of lanes: one without any for ten seconds is started again by the clock.

A hint only. Two runs of the same lane do no harm: claims decide in the database.
"""

from collections.abc import Sequence

from redis import Redis


def _key(campaign_id: int, lane: int) -> str:
    return f"rollcall:lane:{campaign_id}:{lane}"


def beat(redis: Redis, campaign_id: int, lane: int, seconds: int) -> None:
    """This lane runs, or waits for a worker; the sign holds some seconds.

    Raises `redis.RedisError`.
    """
    redis.set(_key(campaign_id, lane), 1, ex=seconds)


def forget(redis: Redis, campaign_id: int, lane: int) -> None:
    """This lane ends: whoever brings a text from here on has to wake it. Raises as `beat` does."""
    redis.delete(_key(campaign_id, lane))


def silent(redis: Redis, campaign_id: int, lanes: int) -> Sequence[int]:
    """The lanes of a campaign that gave no sign for ten seconds. Raises `redis.RedisError`."""
    if lanes < 1:
        return []
    seen = redis.mget([_key(campaign_id, lane) for lane in range(lanes)])
    return [lane for lane, value in enumerate(seen) if value is None]
