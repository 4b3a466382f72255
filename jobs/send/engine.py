"""The engine: claims texts, waits for their slots, asks Twilio, and writes down what became of it.

One asyncio loop with many requests in flight. A text leaves only with a committed claim, a slot
from Redis, a lease that still runs, and no objection from the world at the moment its body is
written. Whatever ends the engine (its time, SIGTERM, an empty queue), it settles what is in
flight and hands back what it did not start.
"""

import asyncio
import random
import signal
import time
from collections.abc import Sequence
from contextlib import suppress

import structlog
from redis import RedisError

from gateways.redis.throttle import Grant, Throttle
from gateways.twilio.outcomes import Accepted, NotProcessed, Outcome, Rejected, Withheld
from gateways.twilio.sending import Sending
from jobs.send.attempts import CLOSING, LATE_SECONDS, NAP_SECONDS, Attempts, Ready
from jobs.send.books import Books
from jobs.send.claiming import Claims, Group, Source
from jobs.send.halting import HALTS
from jobs.send.routes import Route
from jobs.send.settling import Done
from jobs.send.turn import Turn
from jobs.send.world import World
from jobs.send.writer import Writer
from runtime import Runtime

log = structlog.get_logger(__name__)

LONGEST_HOLD = 5.0
"""Claims that would wait longer for a slot are handed back instead."""
RETRY_SECONDS = 0.5


class Engine:
    """Sends from its sources, the first of them first, for some seconds."""

    def __init__(
        self,
        rt: Runtime,
        *,
        sources: Sequence[Source],
        world: World,
        books: Books,
        throttle: Throttle,
        writer: Writer,
        sending: Sending,
        turn: Turn,
    ) -> None:
        self._rt = rt
        self._world = world
        self._claims = Claims(rt, books, sources)
        self._throttle = throttle
        self._writer = writer
        self._attempts = Attempts(sending, world, validity=rt.settings.rollcall_validity_seconds)
        self._turn = turn
        self._closing: str | None = None
        self._tasks: dict[asyncio.Task[None], tuple[Source, float]] = {}
        self._ended = asyncio.Event()
        self._strain = 0
        self._is_drained = False

    async def run(self) -> None:
        """Feed until the time is up or nothing is left, then settle."""
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGTERM, self.close, "sigterm")
        try:
            await self._feed()
            self._hand_back_held()
            await self._settle()
        finally:
            loop.remove_signal_handler(signal.SIGTERM)

    def close(self, why: str) -> None:
        """Claim nothing new from here on."""
        if self._closing is None:
            self._closing = why
            self._attempts.starts_nothing = True
            log.info("engine_closing", why=why)

    async def _feed(self) -> None:
        while self._closing is None and not await self._time_is_up():
            if not self._world.is_fresh:
                await asyncio.sleep(0.05)
            elif await self._claim() or self._claims:
                await self._start()
            elif self._is_drained:
                return

    async def _time_is_up(self) -> bool:
        """The lane's time, or a while longer so that hanging requests do not hold up the rest."""
        if time.monotonic() < self._turn.until or await self._turn.goes_on():
            return False
        now = time.monotonic()
        stragglers = any(now - slot > LATE_SECONDS for _, slot in self._tasks.values())
        overtime = self._rt.settings.rollcall_request_timeout_seconds + LONGEST_HOLD
        return not stragglers or now > self._turn.until + overtime

    # Claiming and pacing --------------------------------------------------------------------

    async def _claim(self) -> bool:
        """Claim a batch from each source that holds none; False if nothing came of it."""
        if self._world.stops_campaign:
            self.close(self._world.stops_campaign)
            return False
        room = self._rt.settings.rollcall_in_flight - len(self._tasks)
        if room < self._rt.settings.rollcall_in_flight / 4:
            # A claim is a commit: a handful of texts for each would be mostly commits.
            await self._one_ends()
            return False
        for source in self._claims.askable:
            taken = await self._claims.take(source, room)
            if taken is None:
                await self._sleep(RETRY_SECONDS)
            if taken is not False:
                return True
        self._is_drained = not self._claims
        return False

    async def _start(self) -> None:
        """Reserve slots for what is held, start what got one, and wait for the next moment."""
        waits: list[float] = []
        groups = self._claims.groups()
        self._claims.give_up()
        for group in groups:
            started, wait = await self._start_group(group)
            self._claims.keep(group.source, group.texts[started:])
            waits.append(wait)
        if self._claims and min(waits) > LONGEST_HOLD:
            self._hand_back_held()
        await self._sleep(min(waits, default=0.0))

    async def _start_group(self, group: Group) -> tuple[int, float]:
        """How many of the group got a slot, and how long until it is worth asking again.

        Nobody holds more slots ahead than its share: campaigns on one sender get equal parts.
        """
        ahead = self._slots_ahead(group.source)
        texts = group.texts[: max(0, group.source.batch() - len(ahead))]
        if not texts:
            return 0, max(0.005, ahead[0] - time.monotonic())
        try:
            grant = await self._throttle.reserve(
                group.route.limits,
                [item.claim.segments for item in texts],
                horizon=group.source.horizon,
            )
        except RedisError as error:
            log.warning("no_slots", error=type(error).__name__)
            return 0, RETRY_SECONDS
        self._strain = grant.strain
        group.source.goes_at(grant.pace)
        self._schedule(group, grant)
        now = time.monotonic()
        if len(grant.slots) < len(texts):
            return len(grant.slots), max(0.005, grant.ask_again - now)
        if len(texts) < len(group.texts):
            return len(texts), max(0.005, min([*ahead, *grant.slots]) - now)
        return len(texts), max(0.0, grant.slots[-1] - group.source.horizon / 2 - now)

    def _slots_ahead(self, source: Source) -> list[float]:
        """The slots that this source holds and has not used, the next one first."""
        now = time.monotonic()
        return sorted(
            slot for owner, slot in self._tasks.values() if owner is source and slot > now
        )

    def _schedule(self, group: Group, grant: Grant) -> None:
        before: float | None = None
        for item, slot in zip(group.texts, grant.slots, strict=False):
            item.slot = slot
            item.gap = 0.0 if before is None else slot - before
            before = slot
            task = asyncio.create_task(self._send(item, group.route))
            self._tasks[task] = (group.source, slot)
            task.add_done_callback(self._forget)

    def _forget(self, task: asyncio.Task[None]) -> None:
        del self._tasks[task]
        self._ended.set()

    async def _one_ends(self) -> None:
        """Wait for one of the requests in flight, 0.25 s at most."""
        self._ended.clear()
        with suppress(TimeoutError):
            async with asyncio.timeout(NAP_SECONDS):
                await self._ended.wait()

    async def _sleep(self, seconds: float) -> None:
        """Wait, but no longer than until the engine is to end, or somebody waits for an answer."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and self._closing is None:
            if time.monotonic() > self._turn.until or self._world.answers_wait:
                await asyncio.sleep(min(left, 0.05))
                return
            await asyncio.sleep(min(left, NAP_SECONDS))

    # Sending --------------------------------------------------------------------------------

    async def _send(self, item: Ready, route: Route) -> None:
        outcome = await self._attempts.send(item, route)
        self._writer.add(Done(item.claim, outcome))
        await self._learn(outcome, route)

    async def _learn(self, outcome: Outcome, route: Route) -> None:
        """Tell the throttle what Twilio thinks of our speed; stop where nothing can succeed."""
        try:
            if isinstance(outcome, NotProcessed):
                hold = await self._throttle.push_back(
                    route.limits,
                    retry_after=outcome.retry_after,
                    jitter=random.random(),  # noqa: S311
                )
                log.info("pushed_back", why=outcome.why, seconds=round(hold, 2))
                if outcome.asked:
                    await self._throttle.slow_down(route.limits)
            elif isinstance(outcome, Accepted) and self._strain:
                self._strain = 0
                await self._throttle.ease(route.limits)
        except RedisError as error:
            log.warning("throttle_away", error=type(error).__name__)
        if isinstance(outcome, Rejected) and outcome.rule.act in HALTS:
            self.close("halted")

    # Ending ---------------------------------------------------------------------------------

    def _hand_back_held(self) -> None:
        for item in self._claims.give_up():
            self._writer.add(Done(item.claim, Withheld(CLOSING)))

    async def _settle(self) -> None:
        """Wait for what is in flight; what hangs longer than allowed is cut off and unknown."""
        if self._tasks:
            limit = self._rt.settings.rollcall_closing_seconds
            _, hanging = await asyncio.wait(set(self._tasks), timeout=limit)
            for task in hanging:
                task.cancel()
            await asyncio.gather(*hanging, return_exceptions=True)
