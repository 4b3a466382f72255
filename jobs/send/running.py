"""Putting an engine together in a job's process, and taking it down again."""

import asyncio
import gc
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial

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

REDIS_SECONDS = 2.0
SWITCH_SECONDS = 0.001
"""How long a thread that computes may keep a text from its slot; Python's own 5 ms is too long."""
YOUNG_OBJECTS = 20_000
"""More than all requests in flight are made of, and a few MB. At Python's own 700 it walks through
those that begin, and finds nothing: a tenth of the CPU of a text."""


def send_from(
    rt: Runtime,
    sources: Callable[[World], Sequence[Source]],
    *,
    order: Order | None,
    pulse: Callable[[], None],
    seconds: float,
    more: Callable[[], bool] = lambda: False,
) -> None:
    """Run an engine on these sources until they are drained or the time is up.

    `more` is asked then, in a thread, whether it may go on for as long again.
    """
    sys.setswitchinterval(SWITCH_SECONDS)
    # What was there before the first text is never garbage; to look through it takes several slots.
    gc.freeze()
    gc.set_threshold(YOUNG_OBJECTS, *gc.get_threshold()[1:])
    uvloop.run(_run(rt, sources, order=order, pulse=pulse, seconds=seconds, more=more))


async def _run(
    rt: Runtime,
    sources: Callable[[World], Sequence[Source]],
    *,
    order: Order | None,
    pulse: Callable[[], None],
    seconds: float,
    more: Callable[[], bool],
) -> None:
    books = Books(rt.db)
    world = World(books, rt.clock, order)
    campaign_id = order.campaign_id if order else None
    writer = Writer(rt, books, campaign_id=campaign_id, pulse=pulse)
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
                sources=sources(world),
                world=world,
                books=books,
                throttle=Throttle(link, longest=rt.settings.rollcall_longest_pause_seconds),
                writer=writer,
                sending=sending,
                turn=Turn(seconds, more),
            )
            for task in (watching, writing):
                task.add_done_callback(partial(_stop_if_dead, engine))
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, engine.close, "sigterm")
            await engine.run()
    finally:
        watching.cancel()
        await asyncio.gather(watching, return_exceptions=True)
        await _finish(writer, writing)
        # Only now: a second SIGTERM would kill us with outcomes that nobody wrote down.
        asyncio.get_running_loop().remove_signal_handler(signal.SIGTERM)
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
