"""The throttle against a plain model, on a real Valkey and its clock."""

import asyncio
import itertools
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest
import redis
import redis.asyncio
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gateways.redis.throttle import (
    GUARD,
    HORIZON,
    LONGEST,
    PUSH_BACK,
    RESERVE,
    URGENT_HORIZON,
    Limit,
    Throttle,
)

Call = Callable[..., Any]
MICRO = 1_000_000
SENDER = [Limit("sender:+1", 10.0), Limit("account:AC", 2000.0)]


@dataclass
class Model:
    """What the script must do, in plain words of Python; times in µs."""

    free: dict[str, float] = field(default_factory=dict)

    def reserve(
        self,
        now: int,
        keys: Sequence[str],
        steps: Sequence[float],
        weights: Sequence[int],
        horizon: float,
    ) -> list[int]:
        start, longest = HORIZON * MICRO, LONGEST * MICRO
        for key in keys:
            self.free[key] = min(max(self.free.get(key, now + start), now), now + longest)
        slots: list[int] = []
        for weight in weights:
            slot = max(now, *(self.free[key] for key in keys))
            if slot > now + horizon * MICRO:
                break
            for place, key in enumerate(keys):
                base = slot if place == 0 else self.free[key]
                self.free[key] = base + weight * steps[place]
            slots.append(int(slot))
        return slots


call = st.tuples(
    st.sampled_from([("a", "shared"), ("b", "shared"), ("a", "own", "shared")]),
    st.lists(st.integers(1, 4), min_size=1, max_size=8),
    st.sampled_from([HORIZON, URGENT_HORIZON]),
)
RATES = {"a": 50.0, "b": 400.0, "own": 20.0, "shared": 100.0}


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(calls=st.lists(call, max_size=12))
def test_it_reserves_what_the_model_reserves(
    valkey: redis.Redis, calls: list[tuple[tuple[str, ...], list[int], float]]
) -> None:
    valkey.flushall()
    script, model = valkey.register_script(RESERVE), Model()
    for names, weights, horizon in calls:
        steps = [MICRO / RATES[name] for name in names]
        answer = script(
            keys=[*names, "strain"],
            args=[
                int(horizon * MICRO),
                int(HORIZON * MICRO),
                int(LONGEST * MICRO),
                *map(repr, steps),
                *weights,
            ],
        )
        now, slots = int(answer[0]), [int(slot) for slot in answer[3:]]
        expected = model.reserve(now, names, steps, weights, horizon)
        assert len(slots) == len(expected)
        # Redis keeps whole microseconds between two calls, the model does not.
        assert all(abs(a - b) <= len(calls) for a, b in zip(slots, expected, strict=True))
        assert all(slot <= now + horizon * MICRO + 1 for slot in slots)
        gaps = [b - a for a, b in itertools.pairwise(slots)]
        assert all(gap >= weight * steps[0] - 2 for gap, weight in zip(gaps, weights, strict=False))


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


def test_a_missing_key_starts_at_the_horizon(reserve: Call) -> None:
    before = time.monotonic()
    grant = reserve("reserve", SENDER, [1, 1])
    assert len(grant.slots) == 1
    assert grant.slots[0] >= before + HORIZON


def test_slots_are_paced_by_the_weight_of_the_text_before(
    valkey: redis.Redis, reserve: Call
) -> None:
    slots_at(valkey, "sender:+1", 0)
    slots_at(valkey, "account:AC", 0)
    grant = reserve("reserve", SENDER, [3, 1, 1])
    first, second, *_ = grant.slots
    assert second - first == pytest.approx(0.3 / GUARD, abs=0.002)


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
    assert all("KEYS" in script and "Returns" in script for script in (RESERVE, PUSH_BACK))
