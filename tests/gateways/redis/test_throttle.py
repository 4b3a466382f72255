"""The throttle's calls, on a real Valkey and its clock; test_throttle_model.py has the model."""

import asyncio
import time
from collections.abc import Callable
from typing import Any

import pytest
import redis
import redis.asyncio

from gateways.redis.throttle import (
    GUARD,
    LONGEST,
    MOST_EXACT,
    PUSH_BACK,
    RESERVE,
    SINCE,
    SLOW_DOWN,
    URGENT_HORIZON,
    Limit,
    Throttle,
    leeway,
    pace_of,
    patience,
    remember,
    slow_down,
)

Call = Callable[..., Any]
MICRO = 1_000_000
SENDER = [Limit("sender:+1", 10.0), Limit("account:AC", 2000.0)]


@pytest.fixture
def reserve(redis_url: str) -> Call:
    """Calls a throttle's method on a connection of its own."""

    def run(method: str, *args: object, **options: object) -> Any:
        async def go() -> Any:
            async with redis.asyncio.Redis.from_url(redis_url) as link:
                return await getattr(Throttle(link), method)(*args, **options)

        return asyncio.run(go())

    return run


def slots_at(valkey: redis.Redis, name: str, ahead: float) -> None:
    seconds, micro = valkey.time()
    valkey.set(f"rollcall:slot:{name}", int((seconds + ahead) * MICRO + micro))


@pytest.mark.parametrize("rate", [1, 3, 10, 75, 100, 400, MOST_EXACT - 1])
def test_texts_as_late_as_they_may_be_fill_no_second_beyond_the_limit_and_two(rate: float) -> None:
    limits = [Limit("sender:+1", rate)]
    assert min(1.0, patience(limits)) <= leeway(limits)
    assert GUARD * rate * (1 + leeway(limits)) + 1 <= rate + 2


def test_a_sender_without_a_limit_has_no_second_to_spoil() -> None:
    assert leeway([Limit("sender:+1", MOST_EXACT)]) == leeway([Limit("sender:+1", 1e9)]) == 1


def test_a_sender_that_rested_gets_a_slot_at_once(reserve: Call) -> None:
    grant = reserve("reserve", SENDER, [1, 1])
    assert grant.slots[0] <= time.monotonic()


@pytest.mark.parametrize("weight", [1, 4])
def test_a_redis_that_is_new_or_was_wiped_begins_behind_whatever_may_be_out(
    valkey: redis.Redis, reserve: Call, weight: int
) -> None:
    slots_at(valkey, "sender:+1", URGENT_HORIZON - 0.1)
    assert len(reserve("reserve", SENDER, [weight], horizon=URGENT_HORIZON).slots) == 1
    ends = int(valkey.get("rollcall:slot:sender:+1") or 0)
    valkey.flushall()

    assert reserve("reserve", SENDER, [weight]).slots == ()
    begins = int(valkey.get("rollcall:slot:sender:+1") or 0)
    assert begins >= ends


def test_a_wiped_redis_holds_up_no_sender_that_begins_later(
    valkey: redis.Redis, reserve: Call
) -> None:
    valkey.flushall()
    reserve("reserve", SENDER, [1])
    later(valkey, URGENT_HORIZON + 1)
    other = reserve("reserve", [Limit("sender:+2", 10.0), Limit("account:AD", 2000.0)], [1])
    assert other.slots[0] <= time.monotonic()


def test_a_clock_that_was_set_back_does_not_hold_new_senders_for_long(
    valkey: redis.Redis, reserve: Call
) -> None:
    later(valkey, -3600)
    before = time.monotonic()
    grant = reserve("reserve", SENDER, [1], horizon=60.0)
    assert before <= grant.slots[0] - URGENT_HORIZON <= time.monotonic() + 1


def test_the_clock_notes_since_when_redis_remembers_and_only_once(valkey: redis.Redis) -> None:
    valkey.flushall()
    remember(valkey)
    first = int(valkey.get(SINCE) or 0)
    assert abs(first / MICRO - valkey.time()[0]) < 60
    remember(valkey)
    assert int(valkey.get(SINCE) or 0) == first


def later(valkey: redis.Redis, seconds: float) -> None:
    """Let that much time pass since Redis began to remember."""
    now, _ = valkey.time()
    valkey.set(SINCE, int((now - seconds) * MICRO))


def test_slots_are_paced_by_the_weight_of_the_text_before(
    valkey: redis.Redis, reserve: Call
) -> None:
    slots_at(valkey, "sender:+1", 0)
    slots_at(valkey, "account:AC", 0)
    grant = reserve("reserve", SENDER, [3, 1, 1])
    first, second, *_ = grant.slots
    assert second - first == pytest.approx(0.3 / GUARD, abs=0.002)


class Lagging:
    """A clock of which each second look, the one at an answer, is late by `lag`, if that is set."""

    def __init__(self) -> None:
        self.lag = self.step = 0.0
        self._looks = 0

    def __call__(self) -> float:
        self._looks += 1
        return time.monotonic() + self.step + (0 if self._looks % 2 else self.lag)


def first_slots(redis_url: str, clock: Lagging, *changes: tuple[str, float]) -> list[float]:
    """The first slot of one reservation before, and one after, each change of the clock."""

    async def go() -> list[float]:
        async with redis.asyncio.Redis.from_url(redis_url) as link:
            throttle = Throttle(link, clock=clock)
            await throttle.reserve(SENDER, [1])
            found = [(await throttle.reserve(SENDER, [1])).slots[0]]
            for name, value in changes:
                setattr(clock, name, value)
                found.append((await throttle.reserve(SENDER, [1])).slots[0])
            return found

    return asyncio.run(go())


def test_an_answer_that_is_heard_late_shifts_no_slot(valkey: redis.Redis, redis_url: str) -> None:
    slots_at(valkey, "sender:+1", 0)
    slots_at(valkey, "account:AC", 0)
    first, second = first_slots(redis_url, Lagging(), ("lag", 0.3))
    assert second - first == pytest.approx(0.1 / GUARD, abs=0.02)


def test_a_clock_that_was_set_begins_anew_at_the_answer(
    valkey: redis.Redis, redis_url: str
) -> None:
    slots_at(valkey, "sender:+1", 0)
    slots_at(valkey, "account:AC", 0)
    first, ahead, back = first_slots(redis_url, Lagging(), ("step", 600.0), ("step", -600.0))
    assert ahead - first == pytest.approx(600 + 0.1 / GUARD, abs=0.5)
    assert back - ahead == pytest.approx(-1200 + 0.1 / GUARD, abs=0.5)


def test_the_slowest_of_several_keys_wins(valkey: redis.Redis, reserve: Call) -> None:
    slots_at(valkey, "sender:+1", 0)
    slots_at(valkey, "account:AC", 0.4)
    grant = reserve("reserve", SENDER, [1])
    assert grant.ask_again < grant.slots[0]
    slow = reserve("reserve", [SENDER[0], Limit("account:AC", 2000.0)], [1])
    assert slow.slots[0] - grant.slots[0] >= 0.09


def test_a_slow_senders_future_slots_do_not_hold_up_other_senders(
    valkey: redis.Redis, reserve: Call
) -> None:
    for name in ("sender:+1", "sender:+2", "account:AC"):
        slots_at(valkey, name, 0)
    reserve("reserve", SENDER, [1] * 5)
    other = reserve("reserve", [Limit("sender:+2", 10.0), SENDER[1]], [1])
    assert other.slots[0] - time.monotonic() < 0.1


def test_urgent_texts_get_a_slot_behind_what_bulk_holds(valkey: redis.Redis, reserve: Call) -> None:
    slots_at(valkey, "sender:+1", 2)
    slots_at(valkey, "account:AC", 0)
    assert reserve("reserve", SENDER, [1]).slots == ()
    assert len(reserve("reserve", SENDER, [1], horizon=URGENT_HORIZON).slots) == 1


def test_a_key_from_a_clock_that_stepped_is_clamped(valkey: redis.Redis, reserve: Call) -> None:
    slots_at(valkey, "sender:+1", 3600)
    slots_at(valkey, "account:AC", 0)
    reserve("reserve", SENDER, [1])
    seconds, _ = valkey.time()
    kept = int(valkey.get("rollcall:slot:sender:+1") or 0) / MICRO
    assert kept - seconds <= LONGEST + 1


def test_a_refusal_holds_all_and_honours_retry_after(valkey: redis.Redis, reserve: Call) -> None:
    slots_at(valkey, "sender:+1", 0)
    slots_at(valkey, "account:AC", 0)
    assert reserve("push_back", SENDER, retry_after=7.0, jitter=0.0) == 7.0
    assert reserve("reserve", SENDER, [1]).slots == ()


def test_refusals_in_a_row_hold_longer_each_time(valkey: redis.Redis, reserve: Call) -> None:
    holds = []
    for _ in range(9):
        slots_at(valkey, "sender:+1", 0)
        holds.append(reserve("push_back", SENDER, retry_after=None, jitter=0.0))
    assert holds == [0.1, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0, 60.0]


def test_refusals_of_texts_under_way_together_count_once(
    valkey: redis.Redis, reserve: Call
) -> None:
    slots_at(valkey, "sender:+1", 0)
    reserve("push_back", SENDER, retry_after=None, jitter=0.0)
    slots_at(valkey, "sender:+1", 3)
    reserve("push_back", SENDER, retry_after=None, jitter=0.0)
    assert int(valkey.get("rollcall:strain:sender:+1") or 0) == 1


def test_under_strain_one_text_probes(valkey: redis.Redis, reserve: Call) -> None:
    slots_at(valkey, "account:AC", 0)
    for _ in range(2):
        slots_at(valkey, "sender:+1", 0)
        reserve("push_back", SENDER, retry_after=None, jitter=0.0)
    slots_at(valkey, "sender:+1", 0)
    assert len(reserve("reserve", SENDER, [1] * 4).slots) == 1
    reserve("ease", SENDER)
    slots_at(valkey, "sender:+1", 0)
    assert len(reserve("reserve", SENDER, [1] * 4).slots) == 4


def test_the_scripts_are_documented() -> None:
    scripts = (RESERVE, PUSH_BACK, SLOW_DOWN)
    assert all("KEYS" in script and "Returns" in script for script in scripts)


SHARED = [Limit("sender:+1", 10.0), Limit("a2p:CM1", 10.0), Limit("account:AC", 2000.0)]


def test_a_carrier_that_asks_for_it_slows_all_of_the_senders_slots_down(
    valkey: redis.Redis, reserve: Call
) -> None:
    slots_at(valkey, "account:AC", 0)
    slots_at(valkey, "sender:+1", 0)
    assert slow_down(valkey, SENDER) == 0.8
    grant = reserve("reserve", SENDER, [1, 1])
    assert grant.pace == pytest.approx(0.8, abs=0.05)
    first, second = grant.slots
    assert second - first == pytest.approx(0.1 / 0.8 / GUARD, abs=0.01)


def test_the_account_and_other_senders_keep_their_pace(valkey: redis.Redis, reserve: Call) -> None:
    slots_at(valkey, "account:AC", 0)
    slots_at(valkey, "sender:+2", 0)
    slow_down(valkey, SENDER)
    assert reserve("reserve", [Limit("sender:+2", 10.0), SENDER[1]], [1]).pace == 1.0


def test_numbers_of_one_a2p_campaign_slow_down_together(valkey: redis.Redis, reserve: Call) -> None:
    slow_down(valkey, SHARED)
    sibling = [Limit("sender:+2", 10.0), *SHARED[1:]]
    assert reserve("reserve", sibling, [1]).pace < 1
    assert reserve("reserve", SENDER, [1]).pace == 1.0


def test_a_redis_that_was_wiped_has_forgotten_the_lowered_pace(
    valkey: redis.Redis, reserve: Call
) -> None:
    slow_down(valkey, SENDER)
    assert pace_of(valkey, SENDER) < 1
    valkey.flushall()
    assert pace_of(valkey, SENDER) == 1.0


def test_while_twilio_refuses_the_pace_does_not_rise(valkey: redis.Redis, reserve: Call) -> None:
    reserve("push_back", SENDER, retry_after=None, jitter=0.0)
    slow_down(valkey, SENDER)
    an_hour_ago = valkey.time()[0] * MICRO - 3600 * MICRO
    valkey.hset("rollcall:pace:sender:+1", "at", an_hour_ago)

    assert reserve("reserve", SENDER, [1]).pace == 0.8
    assert pace_of(valkey, SENDER) == 0.8

    valkey.hset("rollcall:pace:sender:+1", "at", an_hour_ago)
    reserve("ease", SENDER)
    assert reserve("reserve", SENDER, [1]).pace == 1.0
    assert pace_of(valkey, SENDER) == 1.0
