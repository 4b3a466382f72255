"""The receipts stream: nothing leaves it before it was written."""

import redis

from gateways.redis import stream


def read(valkey: redis.Redis, consumer: str, idle_ms: int = 60_000) -> list[dict[str, str]]:
    found = stream.read(valkey, consumer, count=10, block_ms=1, idle_ms=idle_ms)
    return [entry.fields for entry in found]


def test_what_goes_in_comes_out_once(valkey: redis.Redis) -> None:
    stream.append(valkey, [{"sid": "SM1"}])
    stream.append(valkey, [{"sid": "SM2"}])
    assert read(valkey, "a") == [{"sid": "SM1"}, {"sid": "SM2"}]
    assert read(valkey, "b") == []


def test_what_a_dead_writer_left_is_read_again(valkey: redis.Redis) -> None:
    stream.append(valkey, [{"sid": "SM1"}])
    read(valkey, "dead")
    assert read(valkey, "alive", idle_ms=0) == [{"sid": "SM1"}]


def test_what_is_done_is_gone(valkey: redis.Redis) -> None:
    stream.append(valkey, [{"sid": "SM1"}])
    stream.done(valkey, stream.read(valkey, "a", count=10, block_ms=1))
    assert stream.waiting(valkey) == 0
    assert read(valkey, "b", idle_ms=0) == []


def test_a_flushed_redis_begins_anew(valkey: redis.Redis) -> None:
    stream.append(valkey, [{"sid": "SM1"}])
    read(valkey, "a")
    valkey.flushall()
    stream.append(valkey, [{"sid": "SM2"}])
    assert read(valkey, "a") == [{"sid": "SM2"}]
