"""Texts that have a slot: each leaves in it, or waits for another one.

One timer for all of them, so that the moment of leaving does nothing but start the request. A slot
that is missed is void: used late it would fill somebody else's second, and the carrier counts. Only
the last one missed is used, a little late: a process that is held up again and again would else
send almost nothing, and the more it tried the more it would be held up.
"""

import asyncio
import heapq
import math
import time
from bisect import bisect_right
from collections import Counter, deque
from collections.abc import Callable, Coroutine, Iterable, Sequence
from functools import partial
from typing import Final, Protocol

from gateways.redis.throttle import patience
from jobs.send.attempts import Ready
from jobs.send.claiming import Source
from jobs.send.routes import Route

TICK: Final = 0.001
"""Of uvloop's timers: a text leaves up to this much after its slot, never before."""
LATEST: Final = 0.25
"""Seconds after which the last slot that was missed is void, too."""
ASSUMED: Final = 0.15
"""Seconds that an answer takes, before any came."""
SLOWER: Final = 0.25
FASTER: Final = 0.05
"""How much one answer counts in what answers take: slower ones are believed sooner."""
AT_ONCE: Final = 8
"""Texts that start before the sockets are looked after: of a hundred that are due together, the
first would else leave when all had been prepared and connected."""


class Engine(Protocol):
    """What departures ask of whoever owns them."""

    def depart(self, source: Source, item: Ready, route: Route) -> Coroutine[None, None, None]:
        """Send one text now."""

    def missed(self, source: Source, item: Ready) -> None:
        """This text did not leave in its slot; it needs another one."""

    def failed(self, item: Ready, error: BaseException) -> None:
        """Sending this text ended with an error that nobody expected."""

    def ended(self) -> None:
        """A request ended, or nothing is planned any more."""


class Departures:
    """What is planned (the next slot first) and what is under way."""

    def __init__(self, engine: Engine, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._engine = engine
        self._clock = clock
        self._planned: list[tuple[float, int, Source, Ready, Route]] = []
        self._due: deque[tuple[Source, Ready, Route]] = deque()
        self._count: Counter[int] = Counter()
        self._order = 0
        self._timer: asyncio.TimerHandle | None = None
        self._begun: dict[asyncio.Task[None], float] = {}
        self._lasted = ASSUMED
        self.late = 0
        """How many slots were missed so far."""

    @property
    def busy(self) -> int:
        """How many texts have a slot or are under way."""
        return len(self._planned) + len(self._due) + len(self._begun)

    def room(self, most: int) -> int:
        """How many more of `most` requests may be under way, at the fullest moment to come.

        A slot ahead takes room only while its answer is awaited: a fast sender's would else take it
        all, and a moment without Redis cost it slots. Where answers are slow, slots beyond what can
        be under way would pass while their texts wait for a connection.
        """
        now = self._clock()
        lasts = self._lasts(now)
        running = [begun for begun in self._begun.values() if now - begun < lasts]
        ahead = sorted(max(now, slot) for slot, *_ in self._planned)
        starts = [*running, *[now] * len(self._due), *ahead]
        fullest = max(
            (place + 1 - bisect_right(starts, at - lasts) for place, at in enumerate(starts)),
            default=0,
        )
        return most - fullest - (len(self._begun) - len(running))

    def has_room(self, wanted: int, most: int) -> bool:
        """Whether there is that much room; asked after each answer, and seldom counted for it.

        What is under way has taken its room already, whatever else will have.
        """
        return wanted + len(self._begun) <= most and wanted <= self.room(most)

    def _lasts(self, now: float) -> float:
        """Seconds that an answer takes of late, and what hangs is not forgotten meanwhile."""
        ages = [now - begun for begun in self._begun.values()]
        return max(self._lasted, ages[len(ages) // 2]) if ages else self._lasted

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits for its slot, or to be started in it."""
        return not self._planned and not self._due

    @property
    def under_way(self) -> set[asyncio.Task[None]]:
        """The requests that have begun and not ended."""
        return set(self._begun)

    def hang(self, seconds: float) -> bool:
        """Whether a request began longer ago than that."""
        now = self._clock()
        return any(now - begun > seconds for begun in self._begun.values())

    def count(self, source: Source) -> int:
        """How many slots this source holds."""
        return self._count[id(source)]

    def until(self, source: Source, count: int) -> float:
        """Seconds until this source holds no more than so many slots."""
        slots = sorted(slot for slot, _, owner, *_ in self._planned if owner is source)
        return slots[-count - 1] - self._clock() if len(slots) > count else 0.0

    def plan(self, source: Source, route: Route, texts: Iterable[tuple[Ready, float]]) -> None:
        """These texts leave in these slots."""
        for item, slot in texts:
            item.slot = slot
            self._order += 1
            self._count[id(source)] += 1
            heapq.heappush(self._planned, (slot, self._order, source, item, route))
        self._wind()

    def stop(self) -> Sequence[Ready]:
        """Nothing leaves any more; the texts that would have left."""
        if self._timer is not None:
            self._timer.cancel()
        texts = [item for _, item, _ in self._due] + [item for *_, item, _ in self._planned]
        self._due.clear()
        self._planned.clear()
        self._count.clear()
        return texts

    def _wind(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._planned:
            wait = max(0.0, self._planned[0][0] - self._clock())
            # A timer that is rounded down would fire again and again until the slot is there.
            whole = math.ceil(wait / TICK) * TICK
            self._timer = asyncio.get_running_loop().call_later(whole, self.start)

    def start(self) -> None:
        """Start what is due, a few at a time; the timer calls it."""
        rests = not self._due
        missed: dict[str, tuple[Source, Ready, Route]] = {}
        while self._planned and (now := self._clock()) >= self._planned[0][0]:
            slot, _, source, item, route = heapq.heappop(self._planned)
            self._count[id(source)] -= 1
            limiter = route.limits[0].name
            self._void(missed.pop(limiter, None))
            if now - slot > patience(route.limits):
                missed[limiter] = (source, item, route)
            else:
                self._due.append((source, item, route))
        for last in missed.values():
            self._use(last)
        self._wind()
        if rests:
            self._start_some()

    def _use(self, last: tuple[Source, Ready, Route]) -> None:
        """Let the last text that missed its slot leave now: one more in this second at most."""
        item, now = last[1], self._clock()
        if now - item.slot > LATEST:
            self._void(last)
        else:
            item.slot = now
            self._due.append(last)

    def _void(self, missed: tuple[Source, Ready, Route] | None) -> None:
        if missed is not None:
            source, item, _ = missed
            self.late += 1
            self._engine.missed(source, item)

    def _start_some(self) -> None:
        for _ in range(min(AT_ONCE, len(self._due))):
            source, item, route = self._due.popleft()
            task = asyncio.create_task(self._engine.depart(source, item, route))
            self._begun[task] = self._clock()
            task.add_done_callback(partial(self._forget, item))
        if self._due:
            asyncio.get_running_loop().call_soon(self._start_some)
        elif not self._planned:
            self._engine.ended()

    def _forget(self, item: Ready, task: asyncio.Task[None]) -> None:
        took = self._clock() - self._begun.pop(task)
        self._lasted += (took - self._lasted) * (SLOWER if took > self._lasted else FASTER)
        error = None if task.cancelled() else task.exception()
        if error is not None:
            self._engine.failed(item, error)
        self._engine.ended()
