"""The courier: takes what waits in the outbox to the subscribers.

A queue and a process of its own, so that nothing else waits for a subscriber. Within one run each
endpoint has a task of its own, so that none waits for another. What was delivered is written after
the answer: whoever dies in between delivers it once more, under the same id.
"""

import asyncio
import resource
import signal
import time
import traceback
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import Final, TypeVar

import structlog

from domain.errors import Refused
from gateways.subscribers.line import Line
from gateways.subscribers.names import Names
from gateways.subscribers.parcels import NotAsked, Parcel
from jobs import hearing
from jobs.context import runtime
from jobs.outbox import enqueue_delivery
from jobs.rounds import AT_ONCE, Page, Result, next_page, write_down
from models import events
from models.base import AWAY
from runtime import Runtime

log = structlog.get_logger(__name__)

RUN_SECONDS: Final = 50.0
"""One run; its successor takes over. Well under RQ's limit for a job."""
IDLE_SECONDS: Final = 5.0
"""It stays so long when nothing waits: starting it again takes the clock seconds."""
LOOK_SECONDS: Final = 0.25
LEASE: Final = timedelta(seconds=60)
PAGE_SECONDS: Final = 20.0
"""No request of a page starts later: with its own time it stays well within the lease."""
MOST_ENDPOINTS: Final = 128
"""Of those that took their last request; as many of the others beside them. However many names or
servers hang, whoever answers is served."""
MOST_FILES: Final = 4096
"""Open at the same time: more than all requests at once; many systems begin with 1,024."""
AGAIN_SECONDS: Final = 1.0
"""After nothing could be sent for a reason of our own."""
_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class Crowd:
    """Endpoints that took their last request, or the others: who of them is served."""

    names: Names
    busy: dict[int, asyncio.Task[None]] = field(default_factory=dict)


@dataclass(slots=True)
class Round:
    """One run of the courier: its thread for the database, and whether it is to end."""

    rt: Runtime
    desk: ThreadPoolExecutor
    crowds: Mapping[bool, Crowd]
    """By whether they took their last request."""
    ended: asyncio.Event
    began: float = field(default_factory=time.monotonic)

    async def ask(self, work: Callable[[], _Made]) -> _Made:
        """Do this with the database, beside the requests."""
        return await asyncio.get_running_loop().run_in_executor(self.desk, work)

    @property
    def busy(self) -> Mapping[int, asyncio.Task[None]]:
        """The tasks of all endpoints that are served."""
        return {key: task for crowd in self.crowds.values() for key, task in crowd.busy.items()}

    @property
    def is_over(self) -> bool:
        """Whether nothing new begins."""
        return self.ended.is_set() or time.monotonic() - self.began > RUN_SECONDS


def deliver() -> None:
    """RQ job: deliver what waits, to all endpoints beside each other, for a while."""
    rt = runtime()
    _raise_limit()
    is_left = asyncio.run(run(rt))
    if is_left:
        enqueue_delivery(rt)


def _raise_limit() -> None:
    """Open as many files as the requests take, as far as the system lets us."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_FILES if hard == resource.RLIM_INFINITY else min(MOST_FILES, hard)
    if soft not in (resource.RLIM_INFINITY, wanted) and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


async def run(rt: Runtime, *, idle: float = IDLE_SECONDS) -> bool:
    """Serve until the time is over, or nothing has waited for so many seconds.

    Returns whether something waits that can go now.
    """
    with (
        ThreadPoolExecutor(1, thread_name_prefix="outbox") as desk,
        Names() as sure,
        Names() as new,
    ):
        here = Round(rt, desk, {True: Crowd(sure), False: Crowd(new)}, asyncio.Event())
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, here.ended.set)
        quiet_since = time.monotonic()
        while not here.is_over:
            if await _start_what_is_due(here):
                quiet_since = time.monotonic()
                await asyncio.wait(here.busy.values(), timeout=LOOK_SECONDS)
            elif time.monotonic() - quiet_since >= idle:
                break
            else:
                await asyncio.sleep(LOOK_SECONDS)
        await asyncio.gather(*here.busy.values(), return_exceptions=True)
        return any([await here.ask(partial(_due, rt, it)) for it in here.crowds])


async def _start_what_is_due(here: Round) -> bool:
    """A task for each endpoint that something can go to; whether any is at work."""
    for is_proven, crowd in here.crowds.items():
        for key in [key for key, task in crowd.busy.items() if task.done()]:
            del crowd.busy[key]
        try:
            due = await here.ask(partial(_due, here.rt, is_proven))
        except AWAY as error:
            log.warning("outbox_unread", error=type(error).__name__)
            return False
        served = set(here.busy)
        for endpoint_id in due:
            if endpoint_id not in served and len(crowd.busy) < MOST_ENDPOINTS:
                task = asyncio.create_task(_serve(here, endpoint_id, crowd.names))
                crowd.busy[endpoint_id] = task
    return bool(here.busy)


def _due(rt: Runtime, is_proven: bool) -> tuple[int, ...]:
    with rt.db.read() as session:
        return tuple(events.due(session, rt.clock(), MOST_ENDPOINTS, is_proven=is_proven))


async def _serve(here: Round, endpoint_id: int, names: Names) -> None:
    """One endpoint, page by page, until nothing waits for it or it takes nothing."""
    rt = here.rt
    try:
        unsafe = rt.settings.rollcall_webhooks_private
        async with Line(unsafe=unsafe, resolve=names.look_up) as line:
            while not here.is_over:
                page = await _next(here, endpoint_id)
                if page is None:
                    break
                results = await _deliver(here, line, page)
                if not await here.ask(partial(write_down, rt, page, results)):
                    break
    except Exception as error:  # noqa: BLE001 - whatever it is, the others are served
        why = error.sentence if isinstance(error, Refused) else ""
        where = "" if why else "".join(traceback.format_tb(error.__traceback__))
        log.error(
            "undelivered", endpoint=endpoint_id, error=type(error).__name__, why=why, where=where
        )
        await asyncio.sleep(IDLE_SECONDS)
    finally:
        await here.ask(partial(_release, rt, endpoint_id))


async def _next(here: Round, endpoint_id: int) -> Page | None:
    """Its next page, without what it may not hear; Slack is asked beside the database."""
    rt = here.rt
    of = await here.ask(partial(hearing.places, rt, endpoint_id))
    if of is None:
        return await here.ask(partial(next_page, rt, endpoint_id, LEASE))
    heard = await asyncio.to_thread(hearing.sorted_out, rt, of)
    await here.ask(partial(hearing.leave_out, rt, endpoint_id, of, heard))
    return await here.ask(partial(next_page, rt, endpoint_id, LEASE, of=heard.open))


def _release(rt: Runtime, endpoint_id: int) -> None:
    try:
        with rt.db.write() as session:
            events.release(session, endpoint_id, rt.token)
    except AWAY as error:
        log.warning("endpoint_kept", endpoint=endpoint_id, error=type(error).__name__)


async def _deliver(here: Round, line: Line, page: Page) -> Mapping[str, Result]:
    """Some requests at a time, those about one text one after the other; none after a failure."""
    results: dict[str, Result] = {}
    gate = asyncio.Semaphore(AT_ONCE)
    until = time.monotonic() + PAGE_SECONDS

    async def chain(parcels: list[Parcel]) -> None:
        for parcel in parcels:
            async with gate:
                failed = any(not it.answer.is_taken for it in results.values())
                if failed or here.ended.is_set() or time.monotonic() > until:
                    return
                try:
                    results[parcel.id] = Result(await line.tell(parcel), here.rt.clock())
                except NotAsked as error:
                    log.warning("not_asked", endpoint=page.endpoint_id, why=str(error))
                    await asyncio.sleep(AGAIN_SECONDS)
                    return

    await asyncio.gather(*(chain(parcels) for parcels in page.chains))
    return results
