"""One attempt to send: look once more, ask Twilio.

The check runs as the body of the request is written, on this process' monotonic clock, so that a
worker which was frozen and wakes up late does not send what it no longer owns.
"""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass

from domain.waiting import validity_of
from gateways.redis.throttle import LOOSEST, leeway
from gateways.twilio.outcomes import Outcome, Withheld
from gateways.twilio.sending import Sending, Text
from jobs.present import Present
from jobs.send.routes import Route
from jobs.send.world import World
from models.claims import Claim

LEASE_OVER = "lease_over"
LATE = "late"
"""It was held up after it had begun in its slot, which is void now: it needs another one."""
CLOSING = "closing"
OUTSIDE_HOURS = "outside_hours"
"""Its window ended since the claim, or the clocks do not agree that it has begun."""
TOO_LATE = "too_late"
"""It answers somebody who wrote too long ago; a confirmation of a STOP would be a text after it."""


@dataclass(slots=True)
class Ready:
    """A claimed text; `lease` and `slot` on the monotonic clock.

    `was_late`: a machine that is always late must not abort each of its requests for ever, so it
    may leave late, though not beside another one that does.
    """

    claim: Claim
    lease: float
    slot: float = 0.0
    was_late: bool = False
    may_have_left: bool = False
    is_told: bool = False
    """What became of it is with the writer."""


class Attempts:
    """Makes the attempts of one engine; `validity` is how long Twilio may queue a text."""

    def __init__(
        self,
        sending: Sending,
        world: World,
        present: Present,
        *,
        validity: int,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._sending = sending
        self._world = world
        self._present = present
        self._validity = validity
        self._clock = clock
        self._late: dict[str, tuple[Ready, float]] = {}
        """By limit: the latest text that leaves late, and when it was looked at last."""

    async def send(self, item: Ready, route: Route) -> Outcome:
        """Send one text now. Cancelled before its body was written, it was withheld."""
        objection = self._check(item, route)
        if objection is not None:
            return Withheld(objection)
        try:
            return await self._sending.send(
                self._text(item, route), lambda: self._last_check(item, route)
            )
        except asyncio.CancelledError:
            # The gateway answers unknown where the request had left; here it had not.
            return Withheld(CLOSING)

    def _text(self, item: Ready, route: Route) -> Text:
        claim = item.claim
        return Text(
            public_id=claim.public_id,
            to=claim.phone,
            sender=route.address,
            body=claim.body,
            smart_encoding=route.smart_encoding,
            validity=self._validity_of(claim),
        )

    def _validity_of(self, claim: Claim) -> int:
        """Seconds that it may lie in Twilio's queue: beyond neither its window nor its own time."""
        if claim.until is not None:
            left = claim.until - self._present.span().latest
            return max(1, min(self._validity, int(left.total_seconds())))
        if claim.closes_at is None:
            return self._validity
        return validity_of(claim.closes_at, self._present.span().latest, self._validity)

    def _last_check(self, item: Ready, route: Route) -> str | None:
        """From the first one that says yes on, nobody knows whether it left."""
        objection = self._check(item, route)
        item.may_have_left = item.may_have_left or objection is None
        return objection

    def _check(self, item: Ready, route: Route) -> str | None:
        """The last look, also as the body is written: why it must not leave, or None."""
        now = self._clock()
        if now >= item.lease:
            return LEASE_OVER
        if now - item.slot > leeway(route.limits) and not self._may_be_late(item, route, now):
            return LATE
        if not self._is_open(item.claim):
            return OUTSIDE_HOURS
        if item.claim.until is not None and self._present.span().latest >= item.claim.until:
            return TOO_LATE
        return self._world.objection(item.claim)

    def _may_be_late(self, item: Ready, route: Route, now: float) -> bool:
        """Whether a text may leave so long after its slot: one after the other.

        All that a process had in hand when it was held up would leave together when it goes on,
        and in a second that others fill. So its slot must come after the last late one left.
        """
        if not item.was_late or now - item.slot > LOOSEST:
            return False
        limit = route.limits[0].name
        last, looked_at = self._late.get(limit, (item, now))
        if last is not item and item.slot < looked_at:
            return False
        self._late[limit] = (item, now)
        return True

    def _is_open(self, claim: Claim) -> bool:
        """Whether its window is open, whichever clock is right: the claim was a while ago."""
        if claim.opens_at is None or claim.closes_at is None:
            return True
        now = self._present.span()
        return claim.opens_at <= now.earliest and now.latest < claim.closes_at
