"""Writes outcomes in batches at most 0.3 s apart, and tells who waits for them.

A database that is away loses nothing: the batch is kept and written when it is back. Until then
the world is unread too, so nothing new leaves.
"""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress

import structlog

from jobs import card, testing
from jobs.queues import QueueName, enqueue
from jobs.send.books import Books
from jobs.send.holding import delays
from jobs.send.settling import Done, Effects, settle
from jobs.skipping import skip_blocked
from models.base import AWAY
from models.mistakes import is_ours
from runtime import Runtime

log = structlog.get_logger(__name__)

FLUSH_SECONDS = 0.25
PULSE_SECONDS = 2.0
NUDGE_SECONDS = 1.0


class Writer:
    """Collects what became of texts; `pulse` runs every two seconds beside it, in a thread."""

    def __init__(
        self, rt: Runtime, books: Books, *, campaign_id: int | None, pulse: Callable[[], None]
    ) -> None:
        self._rt = rt
        self._books = books
        self._campaign_id = campaign_id
        self._pulse = pulse
        self._done: list[Done] = []
        self._closed = asyncio.Event()
        self._pulsed_at = 0.0
        self._nudged_at = 0.0
        self._failed = False

    def add(self, done: Done) -> None:
        """Remember one outcome until the next batch."""
        self._done.append(done)

    async def run(self) -> None:
        """Write batches until closed. Never cancelled: that could lose a batch half-way."""
        while not self._closed.is_set():
            with suppress(TimeoutError):
                async with asyncio.timeout(FLUSH_SECONDS):
                    await self._closed.wait()
            await self.flush()
            if time.monotonic() - self._pulsed_at >= PULSE_SECONDS:
                self._pulsed_at = time.monotonic()
                await asyncio.to_thread(self._pulse)

    def close(self) -> None:
        """Let `run` end after the batch that it writes."""
        self._closed.set()

    async def flush(self) -> bool:
        """Write what there is; False if the database is away, then everything is kept.

        What the database refuses for our own fault is raised, the second time.
        """
        batch, self._done = self._done, []
        if not batch:
            return True
        now = self._rt.clock()
        waits = delays(self._rt.settings)
        try:
            effects = await self._books.write(
                lambda session: settle(
                    session,
                    batch,
                    token=self._rt.token,
                    campaign_id=self._campaign_id,
                    waits=waits,
                    now=now,
                )
            )
        except AWAY as error:
            self._done = batch + self._done
            if self._failed and is_ours(error):
                raise
            self._failed = True
            log.warning("outcomes_unwritten", count=len(batch), error=type(error).__name__)
            return False
        self._failed = False
        await asyncio.to_thread(self._tell, effects)
        return True

    async def finish(self) -> None:
        """Write the last batch, for as long as a closing process may take."""
        until = time.monotonic() + self._rt.settings.rollcall_closing_seconds
        try:
            while True:
                if await self.flush() or time.monotonic() > until:
                    break
                await asyncio.sleep(FLUSH_SECONDS)
        finally:
            if self._done:
                # Their leases end; the sweep makes them unknown and settles them by receipts.
                log.error("outcomes_lost", count=len(self._done))

    def _tell(self, effects: Effects) -> None:
        skip_blocked(self._rt, effects.blocked)
        for test_send_id in sorted(effects.tests):
            enqueue(self._rt, QueueName.WORK, testing.report, test_send_id)
        for campaign_id in effects.paused_ids:
            log.warning("campaign_paused", campaign=campaign_id, reason=effects.paused)
        due = time.monotonic() - self._nudged_at >= NUDGE_SECONDS
        if self._campaign_id is not None and (due or effects.paused):
            self._nudged_at = time.monotonic()
            card.nudge(self._rt, self._campaign_id)
