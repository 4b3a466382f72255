"""Where the engine's texts come from: waiting answers and tests first, then a campaign."""

import asyncio
import math
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from config import Settings
from gateways.redis.throttle import HORIZON, URGENT_HORIZON
from jobs.send.rendering import Prepare
from jobs.send.routes import Route, route_of
from jobs.send.world import World
from models import claims, senders, waiting
from models.claims import Claim, Holder, Order

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

URGENT_BATCH = 20
LARGEST_BATCH = 128
STAYS_SECONDS = 10.0
"""So long a lane waits for the next single text."""
AGAIN_SECONDS = 0.2
"""And looks so often."""
AHEAD_SECONDS = HORIZON / 2
"""Of sending, for what has a slot; as much again is claimed. A process that dies holds both."""


class Waiting:
    """Texts of all kinds but campaign, of every sender; they overtake bulk."""

    horizon = URGENT_HORIZON
    is_campaign = False

    def __init__(self, world: World, settings: Settings) -> None:
        self._world = world
        self._settings = settings
        self._routes: dict[int, Route] = {}
        self._batch = URGENT_BATCH

    def wants(self) -> bool:
        """Whether the last look at the world saw one."""
        return self._world.answers_wait

    def batch(self) -> int:
        """A handful: they are few, and each of them is for one person who waits."""
        return self._batch

    def claim(self, session: "Session", holder: Holder, limit: int) -> tuple[Sequence[Claim], int]:
        """Claim the oldest ones."""
        found = waiting.claim_waiting(session, holder, limit=limit)
        self._world.answers_wait = len(found) == limit
        for sender_id in {claim.sender_id for claim in found}:
            sender = senders.get(session, sender_id)
            self._routes[sender_id] = route_of(sender, self._settings)
        return found, 0

    async def asks_again(self) -> float | None:
        """The world tells when one waits."""
        return None

    def goes_at(self, pace: float) -> None:
        """They are few: whatever the pace, a handful is claimed, while Twilio takes any."""
        self._batch = URGENT_BATCH if pace else 1

    def route(self, claim: Claim) -> Route:
        """The route of its sender as it was at the claim."""
        return self._routes[claim.sender_id]


class Audience:
    """The pending recipients of one campaign, in small batches."""

    horizon = HORIZON
    is_campaign = True

    def __init__(
        self,
        world: World,
        order: Order,
        route: Route,
        *,
        prepare: Prepare,
        stays: Callable[[], bool] = lambda: False,
    ) -> None:
        self._world = world
        self._order = order
        self._route = route
        self._prepare = prepare
        self._stays = stays
        self._found_at = time.monotonic()
        self._weight = 1.0
        self._pace = 1.0

    def wants(self) -> bool:
        """Always: only a claim can tell whether anybody is left."""
        return True

    def batch(self) -> int:
        """This lane's share of what can start within half the horizon, at today's throughput."""
        campaign = self._world.campaign
        if campaign is None:
            return 1
        sharing = max(1, campaign.sharing) * self._world.lanes
        rate = campaign.throughput * self._pace
        texts = rate * AHEAD_SECONDS / self._weight / sharing
        return min(LARGEST_BATCH, max(1, math.floor(texts)))

    def claim(self, session: "Session", holder: Holder, limit: int) -> tuple[Sequence[Claim], int]:
        """Claim the next recipients, rendering their texts in the same transaction."""
        found, skipped = claims.claim_recipients(
            session, self._order, holder, limit=limit, prepare=self._prepare
        )
        if found or skipped:
            self._found_at = time.monotonic()
        if found:
            mean = sum(claim.segments for claim in found) / len(found)
            self._weight += (mean - self._weight) / 4
        return found, skipped

    async def asks_again(self) -> float | None:
        """Single texts come one after the other: wait for the next one, unless others wait."""
        if not self._order.is_of_singles or time.monotonic() - self._found_at > STAYS_SECONDS:
            return None
        return AGAIN_SECONDS if await asyncio.to_thread(self._stays) else None

    def goes_at(self, pace: float) -> None:
        """Claim no more than can start at this share of the throughput; one, where it is 0."""
        self._pace = pace

    def route(self, claim: Claim) -> Route:
        """The campaign's sender, at the throughput that it has now."""
        campaign = self._world.campaign
        own = self._route.limits[0]
        if campaign is None or campaign.throughput == own.rate:
            return self._route
        return self._route.at(campaign.throughput)
