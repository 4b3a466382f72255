"""The engine: claims texts, waits for their slots, asks Twilio, and writes down what became of it.

One asyncio loop with many requests in flight. A text leaves only with a committed claim, a slot
from Redis, a lease that still runs, and no objection from the world at the moment its body is
written. Whatever ends the engine (its time, SIGTERM, an empty queue), it settles what is in
flight and hands back what it did not start.
"""

import asyncio
import time
import traceback
from collections.abc import Sequence
from contextlib import suppress

import structlog
from redis import RedisError

from gateways.redis.throttle import Grant, Throttle
from gateways.twilio.outcomes import Mistake, Rejected, Withheld
from gateways.twilio.sending import Sending
from jobs.present import Present
from jobs.send.attempts import CLOSING, LATE, Attempts, Ready
from jobs.send.books import Books
from jobs.send.claiming import Claims, Queue, Source
from jobs.send.departures import Departures
from jobs.send.halting import HALTS
from jobs.send.lessons import Lessons
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
NAP_SECONDS = 0.25
LEAST_WAIT = 0.005
HANGING_SECONDS = 1.0
"""A request without an answer for so long may hang; the others go on meanwhile."""


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
        present = Present(rt.clock, self._theirs)
        self._claims = Claims(rt, books, sources, present)
        self._throttle = throttle
        self._writer = writer
        self._attempts = Attempts(
            sending, world, present, validity=rt.settings.rollcall_validity_seconds
        )
        self._turn = turn
        self._closing: str | None = None
        self._departures = Departures(self)
        self._news = asyncio.Event()
        self._room_wanted = 0
        self._stumbled = False
        self._mistake: BaseException | None = None
        self._lessons = Lessons(throttle)

    async def run(self) -> None:
        """Feed until the time is up or nothing is left, then settle; raises mistakes of ours."""
        try:
            await self._feed()
            while self._closing is None and not self._departures.is_empty:
                # News that is there already would let nobody else run, and nothing would leave.
                self._news.clear()
                await self._rest(NAP_SECONDS)
        finally:
            # From here on nothing gets another slot.
            self._closing = self._closing or "over"
            self._hand_back(self._departures.stop())
            await self._claims.finish()
            self._hand_back(self._claims.give_up())
            await self._settle()
        if self._mistake is not None:
            raise self._mistake

    def _theirs(self) -> float | None:
        """What Redis' clock shows, as far as the last slots told."""
        return self._throttle.now()

    def close(self, why: str) -> None:
        """Claim nothing new from here on, and start nothing."""
        if self._closing is None:
            self._closing = why
            self._hand_back(self._departures.stop())
            self._news.set()
            log.info("engine_closing", why=why)

    async def _feed(self) -> None:
        while self._closing is None and not await self._time_is_up():
            self._news.clear()
            if not self._world.is_fresh:
                await asyncio.sleep(0.05)
                continue
            if self._world.stops_campaign:
                self.close(self._world.stops_campaign)
                return
            self._claims.go_on(self._news.set)
            wait = await self._reserve()
            if self._is_drained:
                return
            await self._rest(wait)

    async def _time_is_up(self) -> bool:
        """The lane's time, or a while longer so that hanging requests do not hold up the rest."""
        if time.monotonic() < self._turn.until or await self._turn.goes_on():
            return False
        overtime = self._rt.settings.rollcall_request_timeout_seconds + LONGEST_HOLD
        return (
            not self._departures.hang(HANGING_SECONDS)
            or time.monotonic() > self._turn.until + overtime
        )

    async def _rest(self, seconds: float) -> None:
        """Wait until it is worth looking again, or there is news; 0.25 s at most."""
        with suppress(TimeoutError):
            async with asyncio.timeout(min(seconds, NAP_SECONDS)):
                await self._news.wait()

    @property
    def _is_drained(self) -> bool:
        # What is under way may be late and need another slot, here and now.
        return self._claims.is_dry and not self._claims and not self._departures.busy

    async def _reserve(self) -> float:
        """Reserve slots for what is held; seconds until it is worth asking again."""
        self._room_wanted = 0
        self._hand_back(self._claims.let_go(is_refused=self._lessons.is_refused))
        waits = [await self._reserve_for(queue) for queue in self._claims.queues()]
        if waits and min(waits) > LONGEST_HOLD:
            self._hand_back(self._claims.give_up())
        return min(waits, default=NAP_SECONDS)

    async def _reserve_for(self, queue: Queue) -> float:
        """Nobody holds more slots than its share: campaigns on one sender get equal parts."""
        source, held = queue.source, len(queue.texts)
        share, planned = source.batch(), self._departures.count(source)
        if 2 * planned > share:
            return max(LEAST_WAIT, self._departures.until(source, share // 2))
        most = self._rt.settings.rollcall_in_flight
        room = self._departures.room(most)
        if room < min(held, share - planned, most // 4 or 1):
            # A handful at a time would cost more than the sending itself.
            self._room_wanted = most // 4 or 1
            return NAP_SECONDS
        route = queue.route
        texts = queue.take(min(room, share - planned))
        try:
            grant = await self._throttle.reserve(
                route.limits, [item.claim.segments for item in texts], horizon=source.horizon
            )
        except RedisError as error:
            queue.put_back(texts)
            log.warning("no_slots", error=type(error).__name__)
            return RETRY_SECONDS
        self._lessons.strain = grant.strain
        source.goes_at(0.0 if self._lessons.is_refused else grant.pace)
        queue.put_back(texts[len(grant.slots) :])
        if self._closing is None:
            self._departures.plan(source, route, zip(texts, grant.slots, strict=False))
        else:
            self._hand_back(texts[: len(grant.slots)])
        return self._wait_after(grant, len(texts), source)

    def _wait_after(self, grant: Grant, asked: int, source: Source) -> float:
        now = time.monotonic()
        if len(grant.slots) == asked:
            return 0.0
        if not grant.slots:
            return max(LEAST_WAIT, grant.ask_again - now)
        return max(LEAST_WAIT, grant.ask_again - now, grant.slots[-1] - source.horizon / 2 - now)

    async def depart(self, source: Source, item: Ready, route: Route) -> None:
        """Send one text, and remember what became of it."""
        outcome = await self._attempts.send(item, route)
        if outcome == Withheld(LATE) and self._closing is None:
            item.was_late = True
            self.missed(source, item)
            return
        item.is_told = True
        self._writer.add(Done(item.claim, outcome))
        if self._lessons.teaches(outcome):
            await self._lessons.learn(outcome, route)
        if isinstance(outcome, Rejected) and outcome.rule.act in HALTS:
            self.close("halted")

    def failed(self, item: Ready, error: BaseException) -> None:
        """A mistake of ours: it pauses the campaign, or text after text would come to the same.

        Logged once, and without the error's own words: they may quote a body or a number.
        """
        if not self._stumbled:
            where = "".join(traceback.format_tb(error.__traceback__))
            log.error("text_failed", error=type(error).__name__, where=where)
        self._stumbled = True
        if not item.is_told:
            self._writer.add(Done(item.claim, Mistake(error, left=item.may_have_left)))
        elif item.claim.recipient_id is not None:
            self._mistake = error
        if item.claim.recipient_id is not None:
            self.close("mistake")

    def missed(self, source: Source, item: Ready) -> None:
        """Its slot is void; it gets another one."""
        self._claims.put_back(source, item)
        self._news.set()

    def ended(self) -> None:
        """There is room again, or nothing is planned any more."""
        wanted, most = self._room_wanted, self._rt.settings.rollcall_in_flight
        if self._departures.is_empty or (wanted and self._departures.has_room(wanted, most)):
            self._news.set()

    def _hand_back(self, texts: Sequence[Ready]) -> None:
        for item in texts:
            self._writer.add(Done(item.claim, Withheld(CLOSING)))

    async def _settle(self) -> None:
        """Wait for what is in flight; what hangs longer than allowed is cut off and unknown."""
        if self._departures.under_way:
            limit = self._rt.settings.rollcall_closing_seconds
            _, hanging = await asyncio.wait(self._departures.under_way, timeout=limit)
            for task in hanging:
                task.cancel()
            await asyncio.gather(*hanging, return_exceptions=True)
