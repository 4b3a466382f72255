"""Putting engines together in a job's process, and taking them down again.

One process runs several of them beside each other, on one loop: while one campaign's begins or
ends, the sender that they share goes on with the others' texts.
"""

import asyncio
import gc
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Final

import redis.asyncio
import uvloop

from gateways.redis.throttle import Throttle
from jobs.send.books import Books
from jobs.send.claiming import Source
from jobs.send.engine import Engine
from jobs.send.turn import Turn
from jobs.send.world import World
from jobs.send.writer import Writer
from models.base import AWAY
from models.claims import Order
from runtime import Runtime

LOOK_SECONDS: Final = 0.3
"""So often a process looks whether another campaign waits for it."""
REDIS_SECONDS = 2.0
SWITCH_SECONDS = 0.001
"""How long a thread that computes may keep a text from its slot; Python's own 5 ms is too long."""
YOUNG_OBJECTS = 20_000
"""More than all requests in flight are made of, and a few MB. At Python's own 700 it walks through
those that begin, and finds nothing: a tenth of the CPU of a text."""


def _nothing_special(error: BaseException | None) -> None:
    if error is not None:
        raise error


@dataclass(frozen=True, slots=True)
class Stint:
    """What one engine sends until it is drained or its time is up.

    `more` is asked then, in a thread, whether it may go on for as long again; `over` is told at the
    end, in a thread, which error ended it, or None.
    """

    sources: Callable[[World], Sequence[Source]]
    order: Order | None
    pulse: Callable[[], None]
    seconds: float
    more: Callable[[], bool] = lambda: False
    over: Callable[[BaseException | None], None] = _nothing_special


Joins = Callable[[], Stint | None]


class Running:
    """The engines of this process; a SIGTERM closes all of them, and whichever comes later."""

    def __init__(self) -> None:
        self._engines: list[Engine] = []
        self.is_closing = False

    def add(self, engine: Engine) -> None:
        """It runs from now on."""
        self._engines.append(engine)
        if self.is_closing:
            engine.close("sigterm")

    def close(self) -> None:
        """Nothing new is claimed from here on."""
        self.is_closing = True
        for engine in self._engines:
            engine.close("sigterm")


def send_from(rt: Runtime, first: Stint, joins: Joins | None = None) -> None:
    """Run an engine on these sources, and beside it those that `joins` finds meanwhile.

    Raises the first error that any `over` let through, when all have ended.
    """
    sys.setswitchinterval(SWITCH_SECONDS)
    # What was there before the first text is never garbage; to look through it takes several slots.
    gc.freeze()
    gc.set_threshold(YOUNG_OBJECTS, *gc.get_threshold()[1:])
    uvloop.run(_beside(rt, first, joins))


async def _beside(rt: Runtime, first: Stint, joins: Joins | None) -> None:
    running = Running()
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, running.close)
    at_work, errors = {asyncio.create_task(_stint(rt, first, running))}, list[BaseException]()
    try:
        while at_work:
            pause = LOOK_SECONDS if joins else None
            done, at_work = await asyncio.wait(
                at_work, timeout=pause, return_when=asyncio.FIRST_COMPLETED
            )
            errors += [error for it in done if (error := it.exception()) is not None]
            if at_work and joins and not errors and not running.is_closing:
                # What it fails on must not end the others in the middle of their requests.
                (joined,) = await asyncio.gather(asyncio.to_thread(joins), return_exceptions=True)
                if isinstance(joined, BaseException):
                    errors.append(joined)
                elif joined is not None:
                    at_work.add(asyncio.create_task(_stint(rt, joined, running)))
    finally:
        # Only now: a second SIGTERM would kill us with outcomes that nobody wrote down.
        loop.remove_signal_handler(signal.SIGTERM)
    if errors:
        raise errors[0]


async def _stint(rt: Runtime, stint: Stint, running: Running) -> None:
    (ended,) = await asyncio.gather(_run(rt, stint, running), return_exceptions=True)
    await asyncio.to_thread(stint.over, ended)


async def _run(rt: Runtime, stint: Stint, running: Running) -> None:
    books = Books(rt.db)
    world = World(books, rt.clock, stint.order)
    campaign_id = stint.order.campaign_id if stint.order else None
    writer = Writer(rt, books, campaign_id=campaign_id, pulse=stint.pulse)
    link = redis.asyncio.Redis.from_url(
        rt.settings.redis_url,
        socket_timeout=REDIS_SECONDS,
        socket_connect_timeout=REDIS_SECONDS,
        driver_info=None,
    )
    with suppress(*AWAY):
        await world.look()
    watching = asyncio.create_task(world.watch())
    writing = asyncio.create_task(writer.run())
    try:
        async with rt.sms.sending() as sending:
            engine = Engine(
                rt,
                sources=stint.sources(world),
                world=world,
                books=books,
                throttle=Throttle(link, longest=rt.settings.rollcall_longest_pause_seconds),
                writer=writer,
                sending=sending,
                turn=Turn(stint.seconds, stint.more),
            )
            for task in (watching, writing):
                task.add_done_callback(partial(_stop_if_dead, engine))
            running.add(engine)
            await engine.run()
    finally:
        watching.cancel()
        await asyncio.gather(watching, return_exceptions=True)
        await _finish(writer, writing)
        await link.aclose()
        books.close()
    if not watching.cancelled():
        # A mistake of ours: nothing else ends it.
        watching.result()


def _stop_if_dead(engine: Engine, task: asyncio.Task[None]) -> None:
    """Nothing may be sent that is not written down, or without seeing the world."""
    if not task.cancelled() and task.exception() is not None:
        engine.close("watcher_or_writer_died")


async def _finish(writer: Writer, writing: asyncio.Task[None]) -> None:
    """Write what is left; a writer that died of a mistake shows it here, as the job's failure."""
    writer.close()
    try:
        await writing
    finally:
        await writer.finish()
