"""Claiming texts from sources, in small batches, each in one committed transaction."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

import structlog

from jobs import disk
from jobs.send.attempts import Ready
from jobs.send.books import Books
from jobs.send.routes import Route
from models.base import AWAY
from models.claims import Claim, Holder
from runtime import Runtime

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

log = structlog.get_logger(__name__)


class Source(Protocol):
    """Where texts come from: a campaign's recipients, or waiting answers and tests."""

    horizon: float

    def wants(self) -> bool:
        """Whether there may be something to claim now."""

    def batch(self) -> int:
        """How many texts can start within the horizon."""

    def claim(self, session: "Session", holder: Holder, limit: int) -> tuple[Sequence[Claim], int]:
        """Claim up to `limit` texts; the second figure counts rows that were skipped."""

    def goes_at(self, pace: float) -> None:
        """Which share of the sender's throughput may be used now."""

    def route(self, claim: Claim) -> Route:
        """From where this text leaves."""


@dataclass(frozen=True, slots=True)
class Group:
    """Claimed texts of one source that count against the same limits, in their order."""

    source: Source
    route: Route
    texts: Sequence[Ready]


class Claims:
    """What an engine has claimed and not started; the first source's texts come first."""

    def __init__(self, rt: Runtime, books: Books, sources: Sequence[Source]) -> None:
        self._rt = rt
        self._books = books
        self._sources = sources
        self._held: list[tuple[Source, Ready]] = []

    def __bool__(self) -> bool:
        return bool(self._held)

    @property
    def askable(self) -> Sequence[Source]:
        """Sources that may have something and of which nothing is held."""
        holding = {id(source) for source, _ in self._held}
        return [s for s in self._sources if s.wants() and id(s) not in holding]

    async def take(self, source: Source, room: int) -> bool | None:
        """Claim a batch; False if the source had nothing, None if the database was away."""
        settings = self._rt.settings
        limit = max(1, min(room, source.batch()))
        now, lease = self._rt.clock(), settings.rollcall_lease_seconds
        ends = time.monotonic() + lease
        holder = Holder(self._rt.token, now, now + timedelta(seconds=lease))
        try:
            claimed, skipped = await self._books.write(
                lambda session: source.claim(session, holder, limit)
            )
        except AWAY as error:
            log.warning("claim_failed", error=type(error).__name__)
            disk.note(self._rt, error)
            return None
        self._held += [(source, Ready(claim, ends)) for claim in claimed]
        return bool(claimed) or skipped > 0

    def groups(self) -> Sequence[Group]:
        """What is held, by source and limits."""
        found: dict[tuple[int, Route], list[Ready]] = {}
        for source, item in self._held:
            key = (self._sources.index(source), source.route(item.claim))
            found.setdefault(key, []).append(item)
        return [
            Group(self._sources[place], route, found[place, route])
            for place, route in sorted(found, key=lambda key: key[0])
        ]

    def keep(self, source: Source, texts: Sequence[Ready]) -> None:
        """Hold on to these."""
        self._held += [(source, item) for item in texts]

    def give_up(self) -> Sequence[Ready]:
        """Let go of everything that is held."""
        texts = [item for _, item in self._held]
        self._held.clear()
        return texts
