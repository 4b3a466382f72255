"""Paced send slots, shared by all processes: never faster than allowed, and even.

One call reserves several slots in the future on Redis' own clock (`throttle.lua`), weighted in
segments, against the sender's, the A2P campaign's and the account's throughput at once. Without
Redis there are no slots, so nothing is sent. Two clocks never mix: Redis' times come back as
distances from its now and are laid on the local monotonic clock at the answer, so that a slot is
late by the way back at most, never early.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import redis
from redis.asyncio import Redis

from domain.twilio_codes import back_off

HORIZON: Final = 0.5
"""Seconds that bulk reserves ahead: also how long a pause takes."""
URGENT_HORIZON: Final = 2.0
"""Test-sends and answers may reserve behind whatever bulk holds, so bulk has to wait for them.

So far ahead may slots be out when Redis is wiped; nothing leaves for as long afterwards.
"""
LONGEST: Final = 90.0
"""Seconds that a key can legally lie ahead: the longest push-back and a heavy text."""
GUARD: Final = 0.993
"""The share of a rate that is used: jitter on the way must not push a second over the limit."""
SPREAD: Final = 0.004
"""Seconds that texts may be late by, beyond the distance of two slots."""
MOST_EXACT: Final = 1000.0
"""Segments a second that no sender is granted: as much or more means no limit at all."""
LOOSE: Final = 0.05
LOOSEST: Final = 1.0
FIRST_HOLD: Final = 0.1
SLOWER: Final = 0.8
"""What the pace is multiplied by when Twilio or a carrier asks for it."""
LEAST: Final = 1 / 16
RISE_SECONDS: Final = 20.0
"""Of success, until the pace has gone up by a whole."""
APART_SECONDS: Final = 1.0
"""News of texts that left together lower the pace once."""
SINCE: Final = "rollcall:slots-since"
"""Key of the moment since when this Redis remembers slots, in µs of its own clock."""
_MICRO: Final = 1_000_000
_HERE: Final = Path(__file__).parent
RESERVE: Final = (_HERE / "throttle.lua").read_text()
PUSH_BACK: Final = (_HERE / "push_back.lua").read_text()
SLOW_DOWN: Final = (_HERE / "slow_down.lua").read_text()


@dataclass(frozen=True, slots=True)
class Limit:
    """One key of the limiter and its throughput in segments per second."""

    name: str
    rate: float


@dataclass(frozen=True, slots=True)
class Grant:
    """Reserved slots on the local monotonic clock (seconds), in order.

    `ask_again` is when the first slot that was not granted comes within the horizon. `strain`
    counts refusals in a row: above 1 only one text at a time is granted. `pace` is the share of
    the sender's throughput that may be used now.
    """

    slots: tuple[float, ...]
    ask_again: float
    strain: int
    pace: float


def patience(limits: Sequence[Limit]) -> float:
    """How many seconds after its slot a text may still leave: later, the slot is void.

    Used late it would count in a second that others fill: a second holds `GUARD` of the rate, one
    distance and this spread, which is the limit and two at most.
    """
    rate = limits[0].rate
    return LOOSE if rate >= MOST_EXACT else SPREAD + 1 / rate


def leeway(limits: Sequence[Limit]) -> float:
    """How many seconds after its slot a text's body may still be written, over an open connection.

    Its process may be held up between the two. With rate r a second holds r segments and two at
    most then: `GUARD` · r · (1 + leeway) and the one that came first.
    """
    rate = limits[0].rate
    return LOOSEST if rate >= MOST_EXACT else min(LOOSEST, 1 / GUARD - 1 + 1 / rate)


class Throttle:
    """The limiter, on one asynchronous Redis connection."""

    def __init__(
        self,
        redis: Redis,
        *,
        clock: Callable[[], float] = time.monotonic,
        longest: float = LONGEST,
    ) -> None:
        self._clock = clock
        self._offset = 0.0
        self._has_asked = False
        self._longest = longest
        self._redis = redis
        self._reserve = redis.register_script(RESERVE)
        self._push_back = redis.register_script(PUSH_BACK)
        self._slow_down = redis.register_script(SLOW_DOWN)

    async def reserve(
        self, limits: Sequence[Limit], weights: Sequence[int], *, horizon: float = HORIZON
    ) -> Grant:
        """Up to one slot for each weight (segments), the sender's limit first.

        Raises `redis.RedisError`: without Redis nothing may be sent.
        """
        steps = [_MICRO / (limit.rate * GUARD) for limit in limits]
        asked = self._clock()
        answer = await self._reserve(
            keys=[*_keys(limits), _pace(limits), SINCE],
            args=[
                *map(_us, (horizon, URGENT_HORIZON, self._longest, RISE_SECONDS)),
                *map(repr, steps),
                *weights,
            ],
        )
        now, following, strain, pace, *slots = (int(part) for part in answer)
        ours = self._ours(asked, now / _MICRO)
        self._has_asked = True
        return Grant(
            slots=tuple(ours + slot / _MICRO for slot in slots),
            ask_again=ours + following / _MICRO - horizon,
            strain=strain,
            pace=pace / _MICRO,
        )

    def now(self) -> float | None:
        """What Redis' clock shows at present (seconds since 1970); None before a first answer."""
        return self._clock() - self._offset if self._has_asked else None

    def _ours(self, asked: float, theirs: float) -> float:
        """What to add to Redis' time: kept while it fits, or each answer would shift its slots.

        Between the question and the answer it was `theirs`. What does not fit (a first answer, a
        clock that was set) begins anew at the answer: late rather than early.
        """
        if not asked <= theirs + self._offset <= self._clock():
            self._offset = self._clock() - theirs
        return self._offset

    async def push_back(
        self, limits: Sequence[Limit], *, retry_after: float | None, jitter: float
    ) -> float:
        """Twilio said not now: all workers pause; returns the seconds.

        A lone refusal costs a moment; refusals in a row 1, 2, 4 … 60 s. `jitter` in [0, 1).
        """
        holds = [FIRST_HOLD, *(2 * back_off(step, jitter) for step in range(1, 7)), 60.0]
        hold, *_ = await self._push_back(
            keys=_keys(limits),
            args=[_us(retry_after or 0), _us(HORIZON), _us(self._longest), *map(_us, holds)],
        )
        return int(hold) / _MICRO

    async def slow_down(self, limits: Sequence[Limit]) -> float:
        """Twilio asked for it: all workers send slower; returns the pace."""
        pace, _ = await self._slow_down(keys=[_pace(limits)], args=_SLOWER_ARGS)
        return int(pace) / _MICRO

    async def ease(self, limits: Sequence[Limit]) -> None:
        """Twilio took a text again: the next refusal is a first one."""
        await self._redis.delete(_keys(limits)[-1])


def slow_down(link: redis.Redis, limits: Sequence[Limit]) -> float:
    """The same from outside the engine: a carrier asked for it on a receipt.

    Raises `redis.RedisError`.
    """
    answer = link.register_script(SLOW_DOWN)(keys=[_pace(limits)], args=_SLOWER_ARGS)
    return float(answer[0]) / _MICRO


def remember(link: redis.Redis) -> None:
    """Let a new Redis know since when it remembers, so that the first launch need not wait.

    Raises `redis.RedisError`.
    """
    seconds, micro = link.time()
    link.set(SINCE, int(seconds) * _MICRO + int(micro), nx=True)


def pace_of(link: redis.Redis, limits: Sequence[Limit]) -> float:
    """The share of the sender's throughput that may be used now. Raises `redis.RedisError`."""
    with link.pipeline(transaction=False) as pipe:
        pipe.time()
        pipe.get(_keys(limits)[-1])
        pipe.hmget(_pace(limits), ["share", "at"])
        (seconds, micro), strain, (share, at) = pipe.execute()
    if share is None:
        return 1.0
    if strain is not None:
        return float(share)
    risen = float(int(seconds) * _MICRO + int(micro) - int(at)) / _us(RISE_SECONDS)
    return min(1.0, float(share) + max(0.0, risen))


def _pace(limits: Sequence[Limit]) -> str:
    """The key of the pace: the A2P campaign's, whose numbers share a rate, or the sender's."""
    own = limits[:-1] or limits
    return f"rollcall:pace:{own[-1].name}"


def _keys(limits: Sequence[Limit]) -> list[str]:
    return [
        *(f"rollcall:slot:{limit.name}" for limit in limits),
        f"rollcall:strain:{limits[0].name}",
    ]


def _us(seconds: float) -> int:
    return int(seconds * _MICRO)


_SLOWER_ARGS: Final = (repr(SLOWER), repr(LEAST), _us(RISE_SECONDS), _us(APART_SECONDS))
