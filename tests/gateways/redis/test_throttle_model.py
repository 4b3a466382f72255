"""The throttle's scripts against a plain model of them, on a real Valkey.

Its clock cannot be turned, so time passes by moving every stored moment into the past; `skipped`
is how far. A slot's moment is then Redis' own plus what was skipped.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import pytest
import redis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gateways.redis.throttle import (
    APART_SECONDS,
    HORIZON,
    LEAST,
    LONGEST,
    PUSH_BACK,
    RESERVE,
    RISE_SECONDS,
    SLOW_DOWN,
    SLOWER,
    URGENT_HORIZON,
)

MICRO: Final = 1_000_000
RATES: Final = {"a": 50.0, "b": 400.0, "own": 20.0, "account": 100.0}
ROUTES: Final = (("a", "account"), ("b", "account"), ("a", "own", "account"))
HOLDS: Final = (0.1, 1.0, 2.0, 4.0)
ROUNDED: Final = 60
"""Redis keeps whole microseconds, and a share in millionths; the model keeps all digits."""


@dataclass
class Pace:
    """A share of the rates, when it began to rise, and when it was last lowered."""

    share: float
    at: float
    lowered: float


@dataclass
class Model:
    """What the scripts must do, in plain words of Python; times in µs."""

    free: dict[str, float] = field(default_factory=dict)
    strain: dict[str, int] = field(default_factory=dict)
    paces: dict[str, Pace] = field(default_factory=dict)
    since: float | None = None
    """When it began to remember; None for a Redis that is new or was wiped."""

    def pass_by(self, skipped: float) -> None:
        self.free = {key: moment - skipped for key, moment in self.free.items()}
        if self.since is not None:
            self.since -= skipped
        for pace in self.paces.values():
            pace.at -= skipped
            pace.lowered -= skipped

    def share(self, route: Sequence[str], now: float) -> float:
        pace = self.paces.get(route[-2])
        if pace is None:
            return 1.0
        if self.strain.get(route[0], 0):
            pace.at = now
        return min(1.0, pace.share + (now - pace.at) / (RISE_SECONDS * MICRO))

    def reserve(
        self, now: int, route: Sequence[str], weights: Sequence[int], horizon: float
    ) -> tuple[list[float], float]:
        share, strained = self.share(route, now), self.strain.get(route[0], 0) > 1
        steps = {key: MICRO / RATES[key] / share for key in route} | {"account": MICRO / 100}
        if self.since is None:
            self.since = now
        for key in route:
            # Behind whatever may be out that was forgotten, the last text's segments included.
            begins = self.since + URGENT_HORIZON * MICRO + max(weights) * steps[key]
            self.free[key] = min(max(self.free.get(key, begins), now), now + LONGEST * MICRO)
        slots: list[float] = []
        for weight in weights:
            slot = max(now, *(self.free[key] for key in route))
            if slot > now + horizon * MICRO or (strained and slots):
                break
            self.free[route[0]] = slot + max(weight * steps[route[0]], MICRO * strained)
            for key in route[1:]:
                self.free[key] += weight * steps[key]
            slots.append(slot)
        return slots, share

    def push_back(self, now: int, route: Sequence[str], after: float) -> float:
        kept, hold = self.free.get(route[0], 0.0), 0.0
        if kept - now <= HORIZON * MICRO:
            self.strain[route[0]] = self.strain.get(route[0], 0) + 1
            hold = HOLDS[min(self.strain[route[0]], len(HOLDS)) - 1]
        hold = min(max(hold, after), LONGEST)
        self.free[route[0]] = max(kept, now + hold * MICRO)
        return hold

    def slow_down(self, now: int, route: Sequence[str]) -> float:
        pace = self.paces.get(route[-2])
        share = 1.0
        if pace is not None:
            share = min(1.0, pace.share + (now - pace.at) / (RISE_SECONDS * MICRO))
            if now - pace.lowered < APART_SECONDS * MICRO:
                return share
        lowered = max(LEAST, share * SLOWER)
        self.paces[route[-2]] = Pace(lowered, now, now)
        return lowered


class Rig:
    """The scripts on Valkey, beside the model; every step is done to both."""

    def __init__(self, valkey: redis.Redis) -> None:
        valkey.flushall()
        self.valkey = valkey
        self.scripts = [valkey.register_script(it) for it in (RESERVE, PUSH_BACK, SLOW_DOWN)]
        self.model = Model()
        self.skipped = 0
        self.granted: dict[str, list[tuple[float, float, float]]] = {}
        """For each sender: slot, segments and distance to the next slot, on the time line."""

    def now(self) -> int:
        seconds, micro = self.valkey.time()
        return int(seconds) * MICRO + int(micro)

    def reserve(self, route: Sequence[str], weights: Sequence[int], horizon: float) -> None:
        steps = [repr(MICRO / RATES[key]) for key in route]
        seconds = [int(it * MICRO) for it in (horizon, URGENT_HORIZON, LONGEST, RISE_SECONDS)]
        answer = [
            int(it)
            for it in self.scripts[0](
                keys=[*route, f"strain:{route[0]}", f"pace:{route[-2]}", "since"],
                args=[*seconds, *steps, *weights],
            )
        ]
        now, share, slots = answer[0], answer[3] / MICRO, answer[4:]
        expected, pace = self.model.reserve(now, route, weights, horizon)
        assert len(slots) == len(expected)
        assert share == pytest.approx(pace, abs=1e-4)
        for slot, wanted in zip(slots, expected, strict=True):
            assert slot == pytest.approx(wanted, abs=ROUNDED * (1 + abs(wanted - now) / MICRO))
            assert now <= slot <= now + horizon * MICRO + 1
        allowed = RATES[route[0]] * share
        self.granted.setdefault(route[0], []).extend(
            (slot + self.skipped, weight, weight / allowed * MICRO)
            for slot, weight in zip(slots, weights, strict=False)
        )

    def push_back(self, route: Sequence[str], after: float) -> None:
        micro = [int(it * MICRO) for it in (after, HORIZON, LONGEST, *HOLDS)]
        hold, strain, now = self.scripts[1](keys=[*route, f"strain:{route[0]}"], args=micro)
        expected = self.model.push_back(now, route, after)
        assert hold == pytest.approx(expected * MICRO, abs=1)
        assert strain == self.model.strain.get(route[0], 0)

    def slow_down(self, route: Sequence[str]) -> None:
        args: list[str | int] = [repr(SLOWER), repr(LEAST)]
        args += [int(it * MICRO) for it in (RISE_SECONDS, APART_SECONDS)]
        share, now = self.scripts[2](keys=[f"pace:{route[-2]}"], args=args)
        assert share / MICRO == pytest.approx(self.model.slow_down(now, route), abs=1e-4)

    def ease(self, route: Sequence[str]) -> None:
        self.valkey.delete(f"strain:{route[0]}")
        self.model.strain.pop(route[0], None)

    def pass_by(self, seconds: float) -> None:
        skipped = int(seconds * MICRO)
        self.skipped += skipped
        self.model.pass_by(skipped)
        for key in (*RATES, "since"):
            if (kept := self.valkey.get(key)) is not None:
                self.valkey.set(key, int(kept) - skipped)
            for moment in ("at", "lowered"):
                if self.valkey.hexists(f"pace:{key}", moment):
                    self.valkey.hincrby(f"pace:{key}", moment, -skipped)

    def wipe(self) -> None:
        """Everything is forgotten, and what was granted stays granted."""
        self.valkey.flushall()
        self.model = Model()


route = st.sampled_from(ROUTES)
step = st.one_of(
    st.tuples(
        st.just("reserve"),
        route,
        st.lists(st.integers(1, 4), min_size=1, max_size=8),
        st.sampled_from([HORIZON, URGENT_HORIZON]),
    ),
    st.tuples(st.just("push_back"), route, st.sampled_from([0.0, 0.0, 3.0, 600.0])),
    st.tuples(st.just("slow_down"), route),
    st.tuples(st.just("ease"), route),
    st.tuples(st.just("pass_by"), st.sampled_from([0.2, 1.5, 7.0, 40.0])),
    st.tuples(st.just("wipe")),
)
hard = settings(
    max_examples=80,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@hard
@given(steps=st.lists(step, max_size=20))
def test_the_scripts_do_what_the_model_does(
    valkey: redis.Redis, steps: list[tuple[Any, ...]]
) -> None:
    rig = Rig(valkey)
    for name, *arguments in steps:
        getattr(rig, name)(*arguments)


bulk = st.one_of(
    st.tuples(
        st.just("reserve"),
        route,
        st.lists(st.integers(1, 4), min_size=1, max_size=8),
        st.sampled_from([HORIZON, URGENT_HORIZON]),
    ),
    st.tuples(st.just("slow_down"), route),
    st.tuples(st.just("pass_by"), st.sampled_from([0.01, 0.2, 0.45, 1.5])),
    st.tuples(st.just("wipe")),
)


@hard
@given(steps=st.lists(bulk, max_size=40))
def test_over_any_window_a_sender_gets_no_more_than_its_throughput(
    valkey: redis.Redis, steps: list[tuple[Any, ...]]
) -> None:
    """Also over a wipe: a new key begins behind whatever may be out."""
    rig = Rig(valkey)
    for name, *arguments in steps:
        getattr(rig, name)(*arguments)
    for slots in rig.granted.values():
        for (slot, _, gap), (following, _, _) in itertools.pairwise(slots):
            assert following - slot >= gap - ROUNDED


@hard
@given(steps=st.lists(bulk.filter(lambda it: it[0] != "wipe"), max_size=40))
def test_over_any_window_an_account_gets_no_more_than_its_throughput_and_a_horizon(
    valkey: redis.Redis, steps: list[tuple[Any, ...]]
) -> None:
    rig = Rig(valkey)
    for name, *arguments in steps:
        getattr(rig, name)(*arguments)
    slots = sorted(slot for sender in rig.granted.values() for slot in sender)
    for first in range(len(slots)):
        segments = 0.0
        for moment, weight, _ in slots[first:]:
            window = (moment - slots[first][0]) / MICRO + HORIZON
            assert segments <= RATES["account"] * window + weight + 0.1
            segments += weight


@given(news=st.lists(st.floats(0, 3), max_size=60))
@hard
def test_a_pace_is_never_below_the_least_and_is_whole_again_in_time(
    valkey: redis.Redis, news: list[float]
) -> None:
    rig = Rig(valkey)
    for seconds in news:
        rig.slow_down(ROUTES[0])
        rig.pass_by(seconds)
    rig.reserve(ROUTES[0], [1], HORIZON)
    kept = valkey.hget("pace:a", "share")
    assert kept is None or LEAST - 1e-6 <= float(kept) <= 1
    rig.pass_by(RISE_SECONDS)
    rig.reserve(ROUTES[0], [1], URGENT_HORIZON)
    assert rig.model.share(ROUTES[0], rig.now()) == 1
