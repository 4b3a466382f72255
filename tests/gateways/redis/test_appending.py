"""Receipts of many threads share round trips, and nobody is told more than is true."""

import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest
import redis

from gateways.redis import stream
from gateways.redis.appending import Appender
from tests.faults.stack import until

THREADS = 8
HELD_MS = 600_000
"""Far longer than a test; who lets go is the test itself."""


@pytest.fixture
def client(redis_url: str) -> Iterator[redis.Redis]:
    """What a process speaks to Redis with; the test itself speaks through `valkey`."""
    with redis.Redis.from_url(redis_url, socket_timeout=None) as made:
        yield made


@pytest.fixture
def appender(client: redis.Redis) -> Appender:
    return Appender(client)


@pytest.fixture
def held(valkey: redis.Redis) -> Iterator[None]:
    """Redis takes what is written, and does it and answers it only when the test lets it."""
    valkey.client_pause(HELD_MS, all=False)
    yield
    valkey.client_unpause()


Ask = Callable[[Mapping[str, str]], "Future[bool]"]


@pytest.fixture
def ask(appender: Appender, valkey: redis.Redis) -> Iterator[Ask]:
    """Appends in a thread of its own."""
    with ThreadPoolExecutor(THREADS) as pool:
        yield lambda fields: pool.submit(appender.add, fields)
        valkey.client_unpause()  # or a test that failed would wait for its threads


class Stuck(dict[str, str]):
    """A receipt without a field, which Redis refuses, or whose thread ends; when the test says."""

    def __init__(self, end: BaseException | None = None) -> None:
        super().__init__()
        self.reached, self.go_on, self.end = threading.Event(), threading.Event(), end

    def items(self) -> Any:
        self.reached.set()
        assert self.go_on.wait(30)
        if self.end is not None:
            raise self.end
        return {}.items()


def ask_together(
    ask: Ask, appender: Appender, valkey: redis.Redis, *, wait: int
) -> list["Future[bool]"]:
    """One that Redis holds, and others that wait behind it."""
    asked = [ask({"sid": "SM0"})]
    until(lambda: valkey.info("clients")["blocked_clients"] == 1, "Redis to hold one")
    asked += [ask({"sid": f"SM{number}"}) for number in range(1, wait + 1)]
    until(lambda: len(appender._waiting) == wait, "the others to wait")
    return asked


def break_off(valkey: redis.Redis) -> None:
    """End the connection of whoever is held: what it wrote is never done."""
    mine = valkey.client_id()
    for known in valkey.client_list():
        if int(known["id"]) != mine:
            valkey.client_kill_filter(_id=known["id"])


def stored(valkey: redis.Redis) -> list[str]:
    entries: Any = valkey.xrange(stream.STREAM)
    return [fields[b"sid"].decode() for _, fields in entries]


def trips(valkey: redis.Redis) -> int:
    """Round trips so far: each asks once whether a writer is at work."""
    return int(valkey.info("commandstats").get("cmdstat_exists", {"calls": 0})["calls"])


@pytest.mark.usefixtures("held")
def test_nobody_is_answered_before_it_is_stored(
    ask: Ask, appender: Appender, valkey: redis.Redis
) -> None:
    asked = ask_together(ask, appender, valkey, wait=4)
    assert not any(one.done() for one in asked)
    assert stored(valkey) == []

    valkey.client_unpause()
    for one in asked:
        one.result(30)
    assert sorted(stored(valkey)) == [f"SM{number}" for number in range(5)]


def test_those_who_waited_go_together_and_one_of_all_calls_the_writer(
    ask: Ask, appender: Appender, valkey: redis.Redis
) -> None:
    before, stuck = trips(valkey), Stuck()
    refused = ask(stuck)
    assert stuck.reached.wait(30)
    asked = [ask({"sid": f"SM{number}"}) for number in range(7)]
    until(lambda: len(appender._waiting) == 7, "the others to wait")
    stuck.go_on.set()
    assert isinstance(refused.exception(30), redis.ResponseError)
    assert sorted(one.result(30) for one in asked) == [False] * 6 + [True]
    assert trips(valkey) - before == 2


def test_a_refused_receipt_fails_alone(client: redis.Redis, valkey: redis.Redis) -> None:
    _, outcomes = stream.append(client, [{"sid": "SM1"}, {}, {"sid": "SM2"}])
    assert [isinstance(it, redis.ResponseError) for it in outcomes] == [False, True, False]
    assert stored(valkey) == ["SM1", "SM2"]


@pytest.mark.usefixtures("held")
def test_each_thread_hears_of_its_own_receipt(
    ask: Ask, appender: Appender, valkey: redis.Redis
) -> None:
    first = ask({"sid": "SM0"})
    until(lambda: valkey.info("clients")["blocked_clients"] == 1, "Redis to hold one")
    refused, kept = ask({}), ask({"sid": "SM1"})
    until(lambda: len(appender._waiting) == 2, "the others to wait")
    valkey.client_unpause()

    assert (first.result(30), kept.result(30)) == (True, False)
    assert isinstance(refused.exception(30), redis.ResponseError)
    assert stored(valkey) == ["SM0", "SM1"]


def test_where_the_first_is_refused_the_next_one_calls_the_writer(client: redis.Redis) -> None:
    appender = Appender(client)
    with pytest.raises(redis.ResponseError):
        appender.add({})
    assert appender.add({"sid": "SM1"})


@pytest.mark.usefixtures("held")
def test_a_round_trip_that_breaks_fails_everybody_who_counted_on_it(
    ask: Ask, appender: Appender, valkey: redis.Redis
) -> None:
    asked = ask_together(ask, appender, valkey, wait=4)
    break_off(valkey)
    said = [one.exception(30) for one in asked]
    assert all(isinstance(error, redis.RedisError) for error in said), said
    valkey.client_unpause()
    assert stored(valkey) == []


@pytest.mark.usefixtures("held")
def test_after_a_break_the_next_receipt_is_stored_again(
    ask: Ask, appender: Appender, valkey: redis.Redis
) -> None:
    asked = ask_together(ask, appender, valkey, wait=1)
    break_off(valkey)
    assert all(one.exception(30) for one in asked)
    valkey.client_unpause()
    assert appender.add({"sid": "SM9"})
    assert stored(valkey) == ["SM9"]


def test_a_thread_that_ends_on_its_way_leaves_nobody_waiting(
    ask: Ask, appender: Appender, valkey: redis.Redis
) -> None:
    ending = Stuck(SystemExit())
    first = ask(ending)
    assert ending.reached.wait(30)
    second = ask({"sid": "SM1"})
    until(lambda: len(appender._waiting) == 1, "the other to wait")
    ending.go_on.set()
    assert isinstance(first.exception(30), SystemExit)
    assert isinstance(second.exception(30), redis.ConnectionError)
    assert stored(valkey) == []


def test_a_writer_is_called_for_an_empty_stream_that_nobody_attends(
    appender: Appender, valkey: redis.Redis
) -> None:
    assert appender.add({"sid": "SM1"})
    assert not appender.add({"sid": "SM2"})
    valkey.delete(stream.STREAM)
    stream.attend(valkey)
    assert not appender.add({"sid": "SM3"})


def test_many_threads_at_once_lose_nothing(client: redis.Redis, valkey: redis.Redis) -> None:
    appender = Appender(client)
    sids = [f"SM{number}" for number in range(400)]
    with ThreadPoolExecutor(THREADS) as pool:
        called = list(pool.map(lambda sid: appender.add({"sid": sid}), sids))
    assert sorted(stored(valkey)) == sorted(sids)
    assert called.count(True) == 1
