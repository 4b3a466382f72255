"""Claiming texts from sources, in small batches, each in one committed transaction."""

import asyncio
import sys
import time
import traceback
from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

import structlog

from jobs import disk
from jobs.present import Present
from jobs.send.attempts import Ready
from jobs.send.books import Books
from jobs.send.routes import Route
from models.base import AWAY
from models.claims import Claim, Holder
from models.mistakes import is_ours
from runtime import Runtime

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

log = structlog.get_logger(__name__)

RETRY_SECONDS = 0.5
"""After a claim that failed because the database was away."""
MENDED_SECONDS = 5.0
"""After a mistake of ours over answers or tests: they must not hold up a campaign."""


class Source(Protocol):
    """Where texts come from: a campaign's recipients, or waiting answers and tests."""

    horizon: float
    is_campaign: bool
    """Whether nothing but these matters: a mistake of ours over them ends the engine."""

    def wants(self) -> bool:
        """Whether there may be something to claim now."""

    def batch(self) -> int:
        """How many texts are claimed at once, and may hold slots."""

    def claim(self, session: "Session", holder: Holder, limit: int) -> tuple[Sequence[Claim], int]:
        """Claim up to `limit` texts; the second figure counts rows that were skipped."""

    async def asks_again(self) -> float | None:
        """Nothing was left: in how many seconds to ask once more; None: not in this run."""

    def goes_at(self, pace: float) -> None:
        """Which share of the sender's throughput may be used now; 0: Twilio takes nothing."""

    def route(self, claim: Claim) -> Route:
        """From where this text leaves."""


@dataclass(slots=True)
class Queue:
    """Claimed texts of one source and sender, in their order: they count against one limit."""

    source: Source
    texts: deque[Ready] = field(default_factory=deque)

    @property
    def route(self) -> Route:
        """From where they leave."""
        return self.source.route(self.texts[0].claim)

    def take(self, count: int) -> Sequence[Ready]:
        """The first ones."""
        return [self.texts.popleft() for _ in range(min(count, len(self.texts)))]

    def put_back(self, texts: Sequence[Ready]) -> None:
        """They come first again."""
        self.texts.extendleft(reversed(texts))

    def let_go(self, most: int) -> Sequence[Ready]:
        """Drop those whose lease is over, and who stands behind the first `most` others."""
        now = time.monotonic()
        living = [item for item in self.texts if now < item.lease]
        gone = [item for item in self.texts if now >= item.lease] + living[most:]
        self.texts = deque(living[:most])
        return gone


class Claims:
    """What an engine has claimed and that has no slot; the first source's texts come first."""

    def __init__(
        self, rt: Runtime, books: Books, sources: Sequence[Source], present: Present
    ) -> None:
        self._rt = rt
        self._present = present
        self._books = books
        self._sources = sources
        self._queues: dict[tuple[int, int], Queue] = {}
        self._dry: set[int] = set()
        self._claiming: tuple[Source, asyncio.Task[None]] | None = None
        self._not_before: dict[int, float] = defaultdict(float)
        self._broken: set[int] = set()

    def __bool__(self) -> bool:
        return any(queue.texts for queue in self._queues.values())

    @property
    def is_dry(self) -> bool:
        """Whether no source has anything more, as far as anybody asked."""
        dry = self._dry | self._broken
        rest = (it for place, it in enumerate(self._sources) if place not in dry)
        return self._claiming is None and not any(it.wants() for it in rest)

    def go_on(self, news: Callable[[], None]) -> None:
        """Claim the next batch where little is held, beside the sending of the last one.

        Raises what is wrong with claiming a campaign's, whatever it is.
        """
        if self._claiming is not None and self._claiming[1].done():
            (asked, done), self._claiming = self._claiming, None
            error = done.exception()
            if error is not None:
                self._put_off(asked, error)
        source = self._next_source()
        if source is None or self._claiming is not None:
            return
        claiming = asyncio.create_task(self._take(source))
        claiming.add_done_callback(lambda _: news())
        self._claiming = (source, claiming)

    async def finish(self) -> None:
        """Wait for the claim that is under way: what it claims has to be handed back."""
        if self._claiming is not None:
            # What it failed on, the next lane will find.
            await asyncio.gather(self._claiming[1], return_exceptions=True)

    def _next_source(self) -> Source | None:
        for place, source in enumerate(self._sources):
            is_low = 4 * self._held(place) < self._batch(source)
            may_ask = is_low and time.monotonic() >= self._not_before[place]
            if may_ask and place not in self._dry and source.wants():
                return source
        return None

    async def _take(self, source: Source) -> None:
        settings = self._rt.settings
        limit = self._batch(source)
        now, lease = self._rt.clock(), settings.rollcall_lease_seconds
        ends = time.monotonic() + lease
        holder = Holder(self._rt.token, now, now + timedelta(seconds=lease), self._present.span())
        claimed, skipped = await self._books.write(
            lambda session: source.claim(session, holder, limit)
        )
        place = self._sources.index(source)
        self._broken.discard(place)
        for claim in claimed:
            self._queue(source, claim.sender_id).texts.append(Ready(claim, ends))
        if not claimed and not skipped:
            again = await source.asks_again()
            if again is None:
                self._dry.add(place)
            else:
                self._not_before[place] = time.monotonic() + again

    def _put_off(self, source: Source, error: BaseException) -> None:
        """Try again a moment later; a mistake of ours over a campaign is raised."""
        place, now = self._sources.index(source), time.monotonic()
        if isinstance(error, AWAY) and not is_ours(error):
            log.warning("claim_failed", error=type(error).__name__)
            disk.note(self._rt, error)
            self._not_before[place] = now + RETRY_SECONDS
            return
        if source.is_campaign:
            raise error
        where = "".join(traceback.format_tb(error.__traceback__))
        log.error("claim_failed", error=type(error).__name__, where=where)
        self._not_before[place] = now + MENDED_SECONDS
        self._broken.add(place)

    def queues(self) -> Sequence[Queue]:
        """What is held, the first source's texts first."""
        return [queue for _, queue in sorted(self._queues.items(), key=_place) if queue.texts]

    def put_back(self, source: Source, item: Ready) -> None:
        """This text needs another slot; it comes first."""
        self._queue(source, item.claim.sender_id).texts.appendleft(item)

    def let_go(self, *, is_refused: bool) -> Sequence[Ready]:
        """Let go of what would waste its slot; of all but one, while Twilio takes nothing.

        A process that held a dozen then would ask with each of them in turn, once a second, when
        its lease was over, and never with one that may leave.
        """
        most = 1 if is_refused else sys.maxsize
        return [item for queue in self._queues.values() for item in queue.let_go(most)]

    def give_up(self) -> Sequence[Ready]:
        """Let go of everything that is held."""
        texts = [item for queue in self._queues.values() for item in queue.texts]
        self._queues.clear()
        return texts

    def _queue(self, source: Source, sender_id: int) -> Queue:
        key = (self._sources.index(source), sender_id)
        return self._queues.setdefault(key, Queue(source))

    def _held(self, place: int) -> int:
        return sum(len(it.texts) for (of, _), it in self._queues.items() if of == place)

    def _batch(self, source: Source) -> int:
        return max(1, min(self._rt.settings.rollcall_in_flight, source.batch()))


def _place(entry: tuple[tuple[int, int], Queue]) -> int:
    return entry[0][0]
