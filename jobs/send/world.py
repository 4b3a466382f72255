"""What changed in the world since a text was claimed: read every 0.3 s, checked in memory.

STOP, a consent taken back, pause, stop-all and an edited wording take effect at the next request,
not at the next claim. Who has not been able to look for 0.7 s is blind and sends nothing.
"""

import asyncio
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import structlog

from domain.lifecycle import CampaignState
from domain.messages import HELD_BY_BRAKE, SURVIVES_STOP
from domain.scopes import binding
from jobs.send.books import Books
from models import processes, watch
from models.base import AWAY
from models.claims import Claim, Order
from models.mistakes import is_ours
from models.watch import CampaignNow, Out

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

log = structlog.get_logger(__name__)

LOOK_SECONDS = 0.3
BLIND_SECONDS = 0.7
BLIND = "blind"
OPTED_OUT = "opted_out"
WITHDRAWN = "consent_withdrawn"
NOT_SENDING = "not_sending"
SENDER_STOPPED = "sender_stopped"
BRAKED = "braked"


@dataclass(slots=True)
class _Seen:
    highest: int
    fact: int
    since: datetime


class World:
    """Who said no in the last seconds, one campaign's state, stop-all, and whether answers wait.

    `order` is None for an engine that sends answers and tests only.
    """

    def __init__(self, books: Books, clock: Callable[[], datetime], order: Order | None) -> None:
        self._books = books
        self._clock = clock
        self._order = order
        self._looked_at = float("-inf")
        self._seen: _Seen | None = None
        self._outs: set[Out] = set()
        self._phones: set[str] = set()
        self._withdrawn: set[tuple[int, str]] = set()
        self._doubts: set[tuple[int, str]] = set()
        self._braked: frozenset[int] = frozenset()
        self.campaign: CampaignNow | None = None
        self.answers_wait = False
        self.lanes = 1

    async def look(self) -> None:
        """Read once. Raises what the database raises when it is away."""
        begun, now = time.monotonic(), self._clock()
        doubts = set(self._doubts)
        await self._books.read(lambda session: self.read(session, doubts))
        self._doubts -= doubts
        if self._seen is not None:
            self._seen.since = now
        self._looked_at = begun

    def read(self, session: "Session", doubts: Collection[tuple[int, str]] = ()) -> None:
        """Read in this transaction what is new, and whether what these numbers said stands."""
        if self._seen is None:
            highest = watch.highest_opt_out(session)
            fact = watch.highest_fact(session)
            self._seen = _Seen(highest, fact, self._clock() - timedelta(seconds=1))
        outs, self._seen.highest = watch.opted_out_since(
            session, self._seen.since, self._seen.highest
        )
        # Kept until they are in the way: a text may wait for its slot longer than the overlap.
        self._outs.update(outs)
        self._phones.update(out.phone for out in outs)
        withdrawn, self._seen.fact = watch.withdrawn_since(
            session, self._seen.since, self._seen.fact
        )
        self._withdrawn.update(withdrawn)
        if doubts:
            self._forget(session, set(doubts))
        self._braked = watch.braked(session)
        self.answers_wait = watch.answers_wait(session)
        if self._order is not None:
            self.campaign = watch.campaign_now(session, self._order.campaign_id)
            self.lanes = max(1, processes.count_alive(session, "sender", self._clock()))

    def _forget(self, session: "Session", doubts: set[tuple[int, str]]) -> None:
        """Of numbers that were in the way of a text, forget what does not stand any more.

        What stands is asked in the same read as what is new, whatever the order in which STOP and
        START become visible: no STOP is forgotten that this read, or a later one, sees.
        """
        stands = watch.standing_of(session, doubts)
        mine = {out for out in self._outs if (out.workspace_id, out.phone) in doubts}
        self._outs -= mine - stands
        self._withdrawn -= doubts - watch.withdrawn_among(session, doubts)

    async def watch(self) -> None:
        """Read again and again until cancelled; a database that is away only makes blind."""
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            try:
                await self.look()
            except AWAY as error:
                if is_ours(error):
                    raise
                log.warning("world_unread", error=type(error).__name__)

    @property
    def is_fresh(self) -> bool:
        """Whether we know enough to send at all."""
        return time.monotonic() - self._looked_at <= BLIND_SECONDS

    @property
    def stops_campaign(self) -> str | None:
        """Why nothing more of the campaign may leave, or None."""
        if self._order is None:
            return None
        if self._order.workspace_id in self._braked:
            return BRAKED
        campaign = self.campaign
        if campaign is None or campaign.state is not CampaignState.SENDING:
            return NOT_SENDING
        if campaign.wording_id != self._order.wording_id:
            return NOT_SENDING
        return SENDER_STOPPED if campaign.stopped_reason else None

    def objection(self, claim: Claim) -> str | None:
        """Why this text must not leave at this moment, or None."""
        if not self.is_fresh:
            return BLIND
        number = (claim.workspace_id, claim.phone)
        if claim.kind not in SURVIVES_STOP and self._is_out(claim):
            self._doubts.add(number)
            return OPTED_OUT
        # Whoever took it back gets no campaign; tests and answers they asked for.
        if claim.recipient_id is not None and number in self._withdrawn:
            self._doubts.add(number)
            return WITHDRAWN
        if claim.kind in HELD_BY_BRAKE and claim.workspace_id in self._braked:
            return BRAKED
        return self.stops_campaign if claim.recipient_id is not None else None

    def _is_out(self, claim: Claim) -> bool:
        if claim.phone not in self._phones:
            return False
        # Only a campaign's text has a topic: whoever asked for a test or an answer asked for it.
        topic = self._order.topic if self._order and claim.recipient_id is not None else ""
        return any(
            Out(claim.workspace_id, claim.phone, scope) in self._outs
            for scope in binding(claim.sender_id, topic)
        )
