"""The first of two with the same key, on a real Valkey."""

import redis

from gateways.redis import once


def test_only_the_first_with_a_key_counts(valkey: redis.Redis) -> None:
    assert once.claim(valkey, "V1", 60)
    assert not once.claim(valkey, "V1", 60)
    assert once.claim(valkey, "V2", 60)


def test_a_released_key_counts_again(valkey: redis.Redis) -> None:
    once.claim(valkey, "V1", 60)
    once.release(valkey, "V1")

    assert once.claim(valkey, "V1", 60)


def test_without_redis_every_one_counts() -> None:
    nobody = redis.Redis.from_url("redis://127.0.0.1:9/0")

    assert once.claim(nobody, "V1", 60)
    once.release(nobody, "V1")
    assert once.claim(nobody, "V1", 60)
